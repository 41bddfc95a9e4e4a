import type { ConsultationFields } from '../consultation-fields.ts';
import { gap, type PartPlan, plannedText } from '../settled-parts.ts';
import { inOneLine, whereTo } from './front-parts.ts';
import { HEADINGS } from './headings.ts';

/**
 * The parts that every consultation paper has, whatever its subject. Details that vary, such as the data controller, are
 * never assumed: a person must enter them.
 */

export const impactPart: PartPlan = {
  id: 'impact',
  heading: HEADINGS.impact,
  items: () => [
    plannedText(
      'impact',
      'Impact assessment',
      null,
      'Placeholder: there is no impact assessment yet. Set out the options and their costs, benefits and risks, or say where the assessment is published.',
    ),
    plannedText(
      'other-impacts',
      'Other assessments',
      null,
      'Placeholder: say which of these assessments were made and where they are: justice impact test, privacy impact, Welsh language impact, new burdens on local authorities.',
      true,
    ),
  ],
};

export const equalityPart: PartPlan = {
  id: 'equality',
  heading: HEADINGS.equality,
  items: () => [
    plannedText(
      'equality',
      'Equality statement',
      null,
      'Placeholder: there is no equality statement yet. Set out how the public sector equality duty (section 149 of the Equality Act 2010) was considered: the effect on people who share protected characteristics, and what evidence is wanted from those who answer.',
    ),
  ],
};

export const respondPart = (fields: ConsultationFields): PartPlan => ({
  id: 'respond',
  heading: HEADINGS.respond,
  items: () => {
    const places = whereTo(fields);
    return [
      ...(places.length > 0
        ? [{ kind: 'list', items: places } as const]
        : [gap('where responses go', 'An online form, a mailbox or a postal address.', 'website')]),
      plannedText(
        'groups',
        'Representative groups',
        'Representative groups are asked to give a summary of the people and organisations that they represent when they respond.',
        'What is asked of those who answer for others.',
        true,
      ),
      plannedText(
        'confidentiality',
        'Confidentiality',
        'Information that you give in response to this consultation, including personal information, may be published or disclosed under the Freedom of Information Act 2000, the Environmental Information Regulations 2004 and data protection legislation. If you want it to be treated as confidential, say so, and say why. An automatic disclaimer made by your email system does not by itself do that.',
        'What may become of a response under freedom of information law.',
        true,
      ),
      plannedText(
        'complaints',
        'Complaints',
        fields.complaints.trim() === ''
          ? null
          : `If you have a complaint about how this consultation is run, contact: ${inOneLine(fields.complaints)}`,
        'Who to complain to about how the consultation is run.',
        true,
        'complaints',
      ),
    ];
  },
});

export const privacyPart = (fields: ConsultationFields): PartPlan => ({
  id: 'privacy',
  heading: HEADINGS.privacy,
  items: () => {
    const controller = inOneLine(fields.controller) || fields.department.trim();
    return [
      plannedText(
        'controller',
        'Who controls your data',
        controller === '' ? null : `The controller of your personal data is: ${controller}`,
        'The data controller under the UK GDPR, and how to contact them.',
        true,
        'controller',
      ),
      plannedText(
        'officer',
        'Data protection officer',
        fields.protectionOfficer.trim(),
        'How to contact the data protection officer.',
        true,
        'protectionOfficer',
      ),
      plannedText(
        'data',
        'What data is asked for',
        'The form asks for your name, your email address, the organisation that you answer for, the capacity in which you answer, and your answers. Your answers may hold personal data of yours or of others if you put it in them: please leave out what need not be there.',
        'What personal data is collected.',
        true,
      ),
      plannedText(
        'purpose',
        'Why',
        'It is used to read and consider the responses to this consultation, to ask you about yours if need be, and to report on what was said.',
        'What the data is used for.',
        true,
      ),
      plannedText(
        'basis',
        'The lawful basis',
        'The data is processed because that is necessary for a task carried out in the public interest: Article 6(1)(e) of the UK GDPR.',
        'The basis in Article 6 of the UK GDPR, and in Article 9 where answers hold special categories of data. To be confirmed by the data protection officer.',
        true,
      ),
      plannedText(
        'shared',
        'Who else sees it',
        null,
        'Processors, such as the platform that the form is on, and anybody the data is shared with.',
        true,
      ),
      plannedText('kept', 'How long it is kept', null, 'For how long, and what is done then.', true),
      plannedText(
        'published',
        'What is published',
        'What you say may be published only if you agree to that. Quotations are published without the names of private persons, and without what would tell who they are.',
        'What is published of the responses, and how it is anonymised.',
        true,
      ),
      plannedText(
        'rights',
        'Your rights',
        [
          'You have the right, within the limits of the law:',
          '',
          '- to be told what data is held about you, and to have a copy of it',
          '- to have it corrected if it is wrong',
          '- to have it erased, or its use restricted',
          '- to object to its being used',
          '',
          'If you think that your data has been misused, you can complain to the Information Commissioner’s Office: https://ico.org.uk',
        ].join('\n'),
        'The rights of those whose data is held.',
        true,
      ),
    ];
  },
});

export const accessibilityPart = (fields: ConsultationFields): PartPlan => ({
  id: 'accessibility',
  heading: HEADINGS.accessibility,
  items: () => [
    plannedText(
      'accessibility',
      'Accessibility',
      'This paper is published first as a web page, which can be read with the keyboard and with a screen reader, enlarged, and read without its styles. Changes to the law are marked in two ways that do not depend on colour, said in words beside the marks, and listed in words.',
      'How far the paper is accessible, and what of it is not.',
    ),
    plannedText(
      'formats',
      'Other formats',
      fields.formats.trim() === ''
        ? null
        : `If you need this paper in another format, contact: ${inOneLine(fields.formats)}`,
      'Who to contact for large print, Braille, audio, Easy Read or Welsh.',
      true,
      'formats',
    ),
  ],
});

export const principlesPart: PartPlan = {
  id: 'principles',
  heading: HEADINGS.principles,
  items: () => [
    plannedText(
      'principles',
      'Consultation principles',
      [
        'This consultation follows the Cabinet Office’s Consultation Principles of 2018. A consultation should:',
        '',
        '- be clear and concise',
        '- have a purpose, and be held while policy is being formed',
        '- give enough information',
        '- be one part of a process of engagement',
        '- last for a proportionate time',
        '- be targeted, and take account of the groups that are consulted',
        '- be agreed before it is published',
        '- make scrutiny easy',
        '- be answered by the Government in a timely fashion',
        '- not generally be launched during an election period',
      ].join('\n'),
      'That the consultation follows the principles.',
    ),
  ],
};

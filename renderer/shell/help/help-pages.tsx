import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import lawyers from '../../../docs/lawyers.md?raw';
import officials from '../../../docs/officials.md?raw';
import { WhereFilesAre } from '../../state/host/written-files.tsx';
import { HELP_NAMES, HELP_PAGES, type HelpPage } from '../../state/window/help.ts';
import { MAC } from '../../ui/platform.ts';
import { GuideView } from './guide-view.tsx';
import { keyGroups } from './key-groups.ts';
import './help.css';

function Keys() {
  return keyGroups(MAC).map(({ title, lines }) => (
    <section key={title}>
      <h4>{title}</h4>
      <table className="help-keys">
        <tbody>
          {lines.map(({ keyName, does }) => (
            <tr key={`${keyName} ${does}`}>
              <th scope="row">
                <kbd>{keyName}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

function About() {
  return (
    <>
      <p>
        <strong>Keeling {import.meta.env.KEELING_VERSION}</strong>
      </p>
      <p>
        Keeling is a workbench for changing an Act of Parliament. You draft changes as tracked amendments,
        link each one to the recommendation it answers and the evidence for it, and publish the consultation
        pack from the same draft. The Act’s own text is never altered.
      </p>
      <p>
        It is named after the Keeling schedule: the paper that shows how an Act would read if a Bill’s
        amendments were made.
      </p>
      <p>
        <WhereFilesAre orElse="A review is kept on your department’s server, and your browser talks to that server alone.">
          A review is one file on this computer. Keeling sends nothing over the network.
        </WhereFilesAre>{' '}
        It gives no legal advice, and its texts are not official: check the law on legislation.gov.uk before
        you rely on it.
      </p>
      <p>
        The code is under the MIT licence. The Act and the letter that come with Keeling are Crown copyright,
        under the Open Government Licence v3.0.
      </p>
    </>
  );
}

interface PageProps {
  readonly page: HelpPage;
  readonly onPage: (page: HelpPage) => void;
}

function Page({ page, onPage }: PageProps) {
  switch (page) {
    case 'keys':
      return <Keys />;
    case 'about':
      return <About />;
    default:
      return <GuideView markdown={page === 'officials' ? officials : lawyers} onPage={onPage} />;
  }
}

/** The help: the guides, the keyboard shortcuts and the "about" page. All pages are bundled, so nothing is fetched. */
export function HelpPages({ page, onPage }: PageProps) {
  return (
    <Tabs
      className="help-tabs"
      selectedKey={page}
      onSelectionChange={(key) => {
        const next = HELP_PAGES.find((each) => each === key);
        if (next) onPage(next);
      }}
    >
      <TabList aria-label="Help" className="help-list">
        {HELP_PAGES.map((each) => (
          <Tab key={each} id={each}>
            {HELP_NAMES[each]}
          </Tab>
        ))}
      </TabList>
      {HELP_PAGES.map((each) => (
        <TabPanel key={each} id={each} className="help-page">
          <h3>{HELP_NAMES[each]}</h3>
          <Page page={each} onPage={onPage} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

#!/usr/bin/python3
"""What somebody does to documents in LibreOffice, in one start of it: office-edit.py JOBS.json
JOBS is a list of {path, out, deeds}; each deed is a list: ["track", true|false], ["replace", old, new],
["after", words, text], ["paragraph", words, text], ["comment", words, author, text], ["answer", comment, author, text],
["resolve", comment], ["row", words, cell, …] below the row of a table that has the words, ["remove-row", words]. The words are found in the first paragraph that has them. "accept" and "reject" settle the change
that holds some words: LibreOffice has no way to that without a window, so the document is drawn for it and may have no
comments. Prints a JSON list of what could not be done."""
import json, os, shutil, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def each(container):
    items = container.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def paragraphs(text):
    for part in each(text):
        if part.supportsService('com.sun.star.text.TextTable'):
            for name in part.CellNames:
                yield from paragraphs(part.getCellByName(name))
        else:
            yield part


def row_of(document, words):
    for table in each(document.Text):
        if not table.supportsService('com.sun.star.text.TextTable'):
            continue
        for name in table.CellNames:
            if words in table.getCellByName(name).String:
                return table, int(''.join(one for one in name if one.isdigit())) - 1
    return None, 0


def change_row(document, what, words, cells):
    table, at = row_of(document, words)
    if table is None:
        return False
    if what == 'remove-row':
        table.Rows.removeByIndex(at, 1)
        return True
    table.Rows.insertByIndex(at + 1, 1)
    for nth, text in enumerate(cells):
        table.getCellByPosition(nth, at + 1).setString(text)
    return True


def find(document, words):
    for part in paragraphs(document.Text):
        if not part.supportsService('com.sun.star.text.Paragraph'):
            continue
        at = part.String.find(words)
        if at >= 0:
            cursor = part.Text.createTextCursorByRange(part.Start)
            cursor.goRight(at, False)
            cursor.goRight(len(words), True)
            return cursor
    return None


def annotation(document, author, text):
    made = document.createInstance('com.sun.star.text.textfield.Annotation')
    made.Author, made.Content = author, text
    when = DateTime()
    when.Year, when.Month, when.Day, when.Hours = 2026, 12, 1, 9
    made.DateTimeValue = when
    return made


def comments(document):
    return [field for field in each(document.TextFields)
            if field.supportsService('com.sun.star.text.textfield.Annotation')]


def settle(document, dispatcher, words, how):
    place = find(document, words)
    if place is None:
        return False
    # In the change, and with nothing chosen: of what is chosen, only that much would be settled.
    inside = place.Text.createTextCursorByRange(place.Start)
    inside.goRight(1, False)
    document.CurrentController.ViewCursor.gotoRange(inside, False)
    dispatcher.executeDispatch(document.CurrentController.Frame, f'.uno:{how}TrackedChange', '', 0, ())
    return True


def do(document, dispatcher, deed):
    what, *rest = deed
    if what == 'track':
        document.RecordChanges = rest[0]
        return True
    if what in ('accept', 'reject'):
        return settle(document, dispatcher, rest[0], what.capitalize())
    if what in ('answer', 'resolve'):
        found = [one for one in comments(document) if one.Content == rest[0]]
        if not found:
            return False
        if what == 'resolve':
            found[0].Resolved = True
            return True
        made = annotation(document, rest[1], rest[2])
        made.ParentName = found[0].Name
        found[0].Anchor.Text.insertTextContent(found[0].Anchor.End, made, False)
        return True
    if what in ('row', 'remove-row'):
        return change_row(document, what, rest[0], rest[1:])
    place = find(document, rest[0])
    if place is None:
        return False
    if what == 'replace':
        place.Text.insertString(place, rest[1], True)
    elif what == 'comment':
        place.Text.insertTextContent(place, annotation(document, rest[1], rest[2]), True)
    else:
        end = place.Text.createTextCursorByRange(place.End)
        if what == 'paragraph':
            end.gotoEndOfParagraph(False)
            end.Text.insertControlCharacter(end, 0, False)
        end.Text.insertString(end, rest[1], False)
    return True


def main(jobs):
    profile, pipe = tempfile.mkdtemp(), f'keeling{os.getpid()}'
    office = subprocess.Popen(
        ['soffice', '--headless', '--norestore', '--nologo', '--nolockcheck', f'-env:UserInstallation=file://{profile}',
         f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
        for _ in range(600):
            try:
                context = resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
                break
            except Exception:
                time.sleep(0.05)
        else:
            sys.exit('LibreOffice did not answer')
        make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
        settings = make('com.sun.star.configuration.ConfigurationProvider').createInstanceWithArguments(
            'com.sun.star.configuration.ConfigurationUpdateAccess',
            (prop('nodepath', '/org.openoffice.UserProfile/Data'),))
        settings.setPropertyValue('givenname', 'Dana')
        settings.setPropertyValue('sn', 'Counsel')
        settings.commitChanges()
        desktop, dispatcher = make('com.sun.star.frame.Desktop'), make('com.sun.star.frame.DispatchHelper')
        undone = []
        for job in jobs:
            url = 'file://' + os.path.abspath(job['path'])
            if any(deed[0] in ('accept', 'reject') for deed in job['deeds']):
                document = desktop.loadComponentFromURL(url, '_blank', 0, (prop('Hidden', True),))
            else:
                # Without a window: one with comments in it needs more of LibreOffice than may be installed.
                document = make('com.sun.star.text.TextDocument')
                document.load((prop('URL', url), prop('FilterName', 'MS Word 2007 XML')))
            undone += [deed for deed in job['deeds'] if not do(document, dispatcher, deed)]
            document.storeToURL('file://' + os.path.abspath(job['out']), (prop('FilterName', 'MS Word 2007 XML'),))
            document.close(True)
        print(json.dumps(undone))
        try:
            desktop.terminate()
        except Exception:
            pass  # It goes while it answers.
    finally:
        try:
            office.wait(10)
        except Exception:
            os.killpg(office.pid, 9)
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding='utf8') as file:
        main(json.load(file))

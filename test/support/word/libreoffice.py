#!/usr/bin/python3
"""What LibreOffice makes of documents' tracked changes and comments, in one start of it:
libreoffice.py changes FILE... prints a JSON list of {count, accept, reject}: how many changes there are, and the text with
all accepted or rejected. To settle changes the document is drawn: of one with comments only where its user interface is.
libreoffice.py comments FILE... prints of each a list of {text, words, resolved}: the words are those it stands on.
Needs Debian's libreoffice-writer-nogui, libreoffice-uiconfig-writer and python3-uno."""
import json, os, shutil, signal, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(600):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.05)
    sys.exit('LibreOffice did not answer')


def each(container):
    items = container.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def rows_of(table):
    """The words of each row, its cells apart by tabs: a table with merged cells has no other list of them."""
    rows = {}
    for name in table.CellNames:
        row = int(''.join(one for one in name if one.isdigit()))
        rows.setdefault(row, []).append(table.getCellByName(name).String)
    return ['\t'.join(rows[row]) for row in sorted(rows)]


def text_of(document):
    lines = []
    for part in each(document.Text):
        if part.supportsService('com.sun.star.text.Paragraph'):
            lines.append(part.String)
        elif part.supportsService('com.sun.star.text.TextTable'):
            lines += rows_of(part)
    return '\n'.join(lines).rstrip()


def comments_of(document):
    notes = [field for field in each(document.TextFields)
             if field.supportsService('com.sun.star.text.textfield.Annotation')]
    return [{'text': note.Content, 'words': note.Anchor.String, 'resolved': note.Resolved} for note in notes]


def main(what, paths):
    # Told to stop, it takes LibreOffice along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit('Stopped'))
    profile, pipe = tempfile.mkdtemp(), f'keeling{os.getpid()}'
    office = subprocess.Popen(
        ['soffice', '--headless', '--norestore', '--nologo', f'-env:UserInstallation=file://{profile}',
         f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe)
        make = lambda name: context.ServiceManager.createInstanceWithContext(f'com.sun.star.frame.{name}', context)
        desktop, dispatcher = make('Desktop'), make('DispatchHelper')

        def opened(path, work):
            document = desktop.loadComponentFromURL('file://' + os.path.abspath(path), '_blank', 0, (prop('Hidden', True),))
            if document is None:
                sys.exit(f'LibreOffice could not open {path}')
            try:
                return work(document)
            finally:
                document.close(True)

        def settled(how):
            def work(document):
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, f'.uno:{how}AllTrackedChanges', '', 0, ())
                return text_of(document)
            return work

        def changes(path):
            def first(document):
                return {'count': sum(1 for _ in each(document.Redlines)), 'accept': settled('Accept')(document)}
            return {**opened(path, first), 'reject': opened(path, settled('Reject'))}

        def comments(path):
            document = context.ServiceManager.createInstanceWithContext('com.sun.star.text.TextDocument', context)
            url = 'file://' + os.path.abspath(path)
            document.load((prop('URL', url), prop('FilterName', 'MS Word 2007 XML')))
            try:
                return comments_of(document)
            finally:
                document.close(True)

        print(json.dumps([{'changes': changes, 'comments': comments}[what](path) for path in paths]))
        try:
            desktop.terminate()
        except Exception:
            pass  # It goes while it answers.
    finally:
        try:
            office.wait(0 if sys.exc_info()[0] else 10)
        except Exception:
            office.kill()
            office.wait()
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == '__main__':
    if len(sys.argv) < 3 or sys.argv[1] not in ('changes', 'comments'):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])

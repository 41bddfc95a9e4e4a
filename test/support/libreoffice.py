#!/usr/bin/python3
"""What LibreOffice makes of documents' tracked changes, in one start of it: libreoffice.py FILE...
Prints a JSON list of {count, accept, reject}: how many changes there are, and the text with all accepted or rejected.
Needs Debian's libreoffice-writer-nogui and python3-uno."""
import json, os, shutil, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue

HIDDEN = PropertyValue()
HIDDEN.Name, HIDDEN.Value = 'Hidden', True


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


def text_of(document):
    lines = []
    for part in each(document.Text):
        if part.supportsService('com.sun.star.text.Paragraph'):
            lines.append(part.String)
        elif part.supportsService('com.sun.star.text.TextTable'):
            lines += ['\t'.join(row) for row in part.DataArray]
    return '\n'.join(lines).rstrip()


def main(paths):
    profile, pipe = tempfile.mkdtemp(), f'keeling{os.getpid()}'
    office = subprocess.Popen(
        ['soffice', '--headless', '--norestore', '--nologo', f'-env:UserInstallation=file://{profile}',
         f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe)
        make = lambda name: context.ServiceManager.createInstanceWithContext(f'com.sun.star.frame.{name}', context)
        desktop, dispatcher = make('Desktop'), make('DispatchHelper')

        def opened(path, work):
            document = desktop.loadComponentFromURL('file://' + os.path.abspath(path), '_blank', 0, (HIDDEN,))
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

        print(json.dumps([{
            'count': opened(path, lambda document: sum(1 for _ in each(document.Redlines))),
            'accept': opened(path, settled('Accept')),
            'reject': opened(path, settled('Reject')),
        } for path in paths]))
        try:
            desktop.terminate()
        except Exception:
            pass  # It goes while it answers.
    finally:
        try:
            office.wait(10)
        except Exception:
            office.kill()
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])

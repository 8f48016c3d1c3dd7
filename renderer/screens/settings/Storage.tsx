import { FolderOpen } from 'lucide-react';
import { askHost } from '../../connection/api.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Waiting } from '../../controls/Waiting.tsx';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';

/** What lies on the disk: each thing with its size and whether it is encrypted. */
export function Storage() {
  const report = useCall('store.report', {});
  if (report.error) {
    return <ErrorNotice title="The sizes could not be read." error={report.error} />;
  }
  if (!report.value) {
    return <Waiting what="Counting" />;
  }
  const { home, models, items, counts } = report.value;
  return (
    <div className="stack">
      <p className="number">
        {formatCount(counts.sent, 'mail')} of yours, {formatCount(counts.received, 'mail')} of others,{' '}
        {counts.documents > 0 && `${formatCount(counts.documents, 'document')}, `}
        {formatCount(counts.passages, 'passage')} to find them by, {formatCount(counts.drafts, 'draft')}.
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number-column">
              Size
            </th>
            <th scope="col">Protection</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, bytes, personal, encrypted }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="number-column number">{formatSize(bytes)}</td>
              <td>{encrypted ? 'Encrypted' : personal ? 'Not encrypted' : 'Nothing personal in it'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts">
        <div>
          <dt>Your data</dt>
          <dd>
            <code>{home}</code>
          </dd>
        </div>
        <div>
          <dt>Models</dt>
          <dd>
            <code>{models}</code>
          </dd>
        </div>
      </dl>
      <div className="actions">
        <Button icon={FolderOpen} onPress={() => void askHost('host.showHome', {})}>
          Show the folder
        </Button>
      </div>
    </div>
  );
}

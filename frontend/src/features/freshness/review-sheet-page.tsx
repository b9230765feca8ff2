import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';

const route = getRouteApi('/shell/freshness/reviews/$reviewId/sheet');

/** The sheet that was signed, for paper: everybody, and what came of it. */
export function ReviewSheetPage() {
  const { t } = useTranslation('freshness');
  const { reviewId } = route.useParams();
  const query = api.useQuery('get', '/api/v1/reviews/{id}/sheet', {
    params: { path: { id: reviewId } },
  });
  return (
    <Loaded query={query}>
      {({ sheet, sha256 }) => (
        <Page
          title={t('sheetTitle', { name: sheet.name })}
          actions={
            <>
              <Link to="/freshness/reviews/$reviewId" params={{ reviewId }} className="no-print">
                <Button>{t('backToReview')}</Button>
              </Link>
              <Button type="primary" className="no-print" onClick={() => globalThis.print()}>
                {t('print')}
              </Button>
            </>
          }
        >
          <Sheet sheet={sheet} />
          <Typography.Text type="secondary" className="prewrap">
            {t('fingerprint', { sha256 })}
          </Typography.Text>
        </Page>
      )}
    </Loaded>
  );
}

function Sheet(props: { sheet: Schemas['ReviewSheet'] }) {
  const { t } = useTranslation(['freshness', 'common']);
  const { sheet } = props;
  const { customers, confirmed, changed, unreachable } = sheet.progress;
  return (
    <>
      <div>
        <div>{t('dueBy', { on: sheet.dueOn })}</div>
        <div>{t('sheetCounts', { customers, confirmed, changed, unreachable })}</div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is wider than a phone, and is moved by the arrow keys too. */}
      <section className="sheet-frame" aria-label={t('sheet')} tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t('common:field.number')}</th>
              <th scope="col">{t('common:field.customer')}</th>
              <th scope="col">{t('result')}</th>
              <th scope="col">{t('confirmedFields')}</th>
              <th scope="col">{t('common:field.note')}</th>
              <th scope="col">{t('doneBy')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <tr key={line.customerNumber}>
                <td>{line.customerNumber}</td>
                <td>{line.customerName}</td>
                <td>{t(`outcome.${line.outcome}`)}</td>
                <td>{line.fields.map((field) => t(`customerField.${field}`)).join(t('comma'))}</td>
                <td>{line.note}</td>
                <td>
                  {line.doneByName} {formatInstant(line.doneAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="signature">
        {sheet.remark && (
          <div>
            {t('remark')}
            {t('common:colon')}
            {sheet.remark}
          </div>
        )}
        <div>
          {t('signedBy')}
          {t('common:colon')}
          {sheet.signedByName} · {formatInstant(sheet.signedAt)}
        </div>
      </div>
    </>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Col, Drawer, Empty, Flex, Row, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useWide } from '@/shared/lib/media';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { RemotePicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { TabBar } from '@/shared/ui/tab-bar';
import { LineList } from './line-list';
import { MatchPanel } from './match-panel';
import { lineViewNames, lineViews } from './vocabulary';

const route = getRouteApi('/shell/bank');

/** The movements on our accounts, and whose money each could be, side by side. */
export function BankLinesPage() {
  const { t } = useTranslation(['bank', 'common']);
  const wide = useWide('lg');
  const search = route.useSearch();
  const { q, view = 'open', accountId, statementId, from, to, currency, line } = search;
  const navigate = route.useNavigate();
  const filter = (change: typeof search) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  const list = useList('/api/v1/bank-lines', {
    query: {
      q,
      ...lineViews[view],
      accountId,
      statementId,
      currency,
      'bookedOn[gte]': from,
      'bookedOn[lte]': to,
    },
  });
  const panel = line ? (
    <OneLine key={line} lineId={line} />
  ) : (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('chooseLine')} />
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to="/bank/accounts">
            <Button>{t('accounts')}</Button>
          </Link>
          <Link to="/bank/statements">
            <Button type="primary">{t('statements')}</Button>
          </Link>
        </>
      }
    >
      <TabBar
        label={t('views')}
        tabs={lineViewNames.map((key) => ({ key, label: t(`view.${key}`) }))}
        active={view}
        onChange={(key) =>
          filter({
            view: lineViewNames.find((each) => each === key && each !== 'open'),
            line: undefined,
          })
        }
      >
        <Flex vertical gap={16}>
          <Flex gap={12} wrap align="center">
            <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
            <div className="filter">
              <RemotePicker
                path="/api/v1/bank-accounts"
                option={({ id, name }) => ({ value: id, label: name })}
                aria-label={t('field.account')}
                placeholder={t('field.account')}
                {...(accountId ? { value: accountId } : {})}
                onChange={(id) => filter({ accountId: id })}
              />
            </div>
            <RangeFilter label={t('field.bookedOn')} from={from} to={to} onChange={filter} />
            {statementId && (
              <Tag closable onClose={() => filter({ statementId: undefined })}>
                {t('ofOneStatement')}
              </Tag>
            )}
          </Flex>
          <Row gutter={[16, 16]}>
            <Col xs={24} lg={11}>
              <LineList
                list={list}
                chosen={line}
                onChoose={(id) => filter({ line: id })}
                empty={view === 'open' ? t('nothingOpen') : t('common:list.emptyFiltered')}
              />
            </Col>
            {wide && (
              <Col lg={13}>
                <Card className="sticky-panel">{panel}</Card>
              </Col>
            )}
          </Row>
        </Flex>
      </TabBar>
      {!wide && (
        <Drawer
          title={t('matching')}
          size="100%"
          open={line !== undefined}
          onClose={() => filter({ line: undefined })}
        >
          {line && panel}
        </Drawer>
      )}
    </Page>
  );
}

function OneLine(props: { lineId: string }) {
  const line = api.useQuery('get', '/api/v1/bank-lines/{id}', { params: { path: { id: props.lineId } } });
  return <Loaded query={line}>{(found) => <MatchPanel line={found} />}</Loaded>;
}

import { Button, Flex, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { BulkDrawer } from './bulk-drawer';
import type { Target } from './vocabulary';

const MOST_NAMED = 1000;

/** What can be done to the customers who were chosen, or instead to everybody in the list. */
export function BulkBar(props: {
  chosen: string[];
  set: { filter?: Schemas['FilterNode']; q?: string };
  onClear: () => void;
}) {
  const { t } = useTranslation('bulk');
  const { token } = theme.useToken();
  const [target, setTarget] = useState<Target>();
  const { chosen, set } = props;
  const narrowed = Object.keys(set).length > 0;
  return (
    <>
      {chosen.length > 0 && (
        <section
          aria-label={t('bar')}
          className="bulk-bar no-print"
          style={{ background: token.colorBgElevated, boxShadow: token.boxShadowSecondary }}
        >
          <Flex gap="8px 12px" wrap align="center">
            <span role="status">{t('chosen', { count: chosen.length })}</span>
            <Button
              type="primary"
              disabled={chosen.length > MOST_NAMED}
              onClick={() => setTarget({ ids: chosen })}
            >
              {t('editChosen')}
            </Button>
            {narrowed && <Button onClick={() => setTarget(set)}>{t('editAll')}</Button>}
            <Button type="text" onClick={props.onClear}>
              {t('clear')}
            </Button>
          </Flex>
        </section>
      )}
      {target && <BulkDrawer target={target} onClose={() => setTarget(undefined)} />}
    </>
  );
}

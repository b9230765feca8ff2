import { Button, Flex, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { options } from '@/shared/lib/options';
import { PAPERS, setPrefs, usePrefs } from '@/shared/lib/prefs';

/**
 * What the receipt printer gets: while it is mounted, printing the page prints this alone, on a roll of the chosen width.
 * Lines come laid out for the roll; rows are laid out here.
 */
export function Paper(props: {
  lines?: Record<(typeof PAPERS)[number], readonly string[]>;
  rows?: readonly (readonly [label: string, value: ReactNode])[];
}) {
  const { paper } = usePrefs();
  return createPortal(
    <div className="paper" data-width={paper} aria-hidden>
      <style>{`@page { size: ${paper}mm auto; margin: 0 }`}</style>
      {props.lines && <pre>{props.lines[paper].join('\n')}</pre>}
      {props.rows?.map(([label, value]) => (
        <div key={label} className="paper-row">
          <span>{label}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}

/** Prints what is on paper now, and says how wide the roll is. */
export function PrintButtons() {
  const { t } = useTranslation('card');
  const { paper } = usePrefs();
  return (
    <Flex gap={8} align="center" wrap>
      <Button size="large" aria-keyshortcuts="F10" onClick={() => globalThis.print()}>
        {t('checkout.print')}
      </Button>
      <Segmented
        aria-label={t('checkout.paper')}
        options={options(PAPERS, (each) => `${each} mm`)}
        value={paper}
        onChange={(chosen) => setPrefs({ paper: chosen })}
      />
    </Flex>
  );
}

import { ArrowDownOutlined, ArrowUpOutlined, ProfileOutlined } from '@ant-design/icons';
import { Button, Checkbox, Drawer, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from '../lib/media';

/** Which columns a list has, and in which order. What is chosen holds at once. */
export function ColumnChooser<C extends string>(props: {
  columns: readonly C[];
  label: (column: C) => string;
  chosen: readonly C[];
  /** What is shown whether it is chosen or not. */
  always: string;
  onChange: (chosen: C[]) => void;
  onReset: () => void;
}) {
  const { t } = useTranslation('common');
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const { chosen, label, onChange } = props;
  const others = props.columns.filter((column) => !chosen.includes(column));

  function move(column: C, step: 1 | -1) {
    const next = [...chosen];
    const at = next.indexOf(column);
    next.splice(at, 1);
    next.splice(at + step, 0, column);
    onChange(next);
  }

  return (
    <>
      <Button icon={<ProfileOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('columns.open')}
      </Button>
      <Drawer
        title={t('columns.title')}
        open={open}
        size={wide ? 360 : '100%'}
        onClose={() => setOpen(false)}
      >
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{t('columns.hint', { always: props.always })}</Typography.Text>
          <ul className="plain-list column-list" aria-label={t('columns.title')}>
            {[...chosen, ...others].map((column) => {
              const at = chosen.indexOf(column);
              return (
                <li key={column}>
                  <Flex justify="space-between" align="center" gap={8}>
                    <Checkbox
                      checked={at >= 0}
                      disabled={at >= 0 && chosen.length === 1}
                      onChange={({ target }) =>
                        onChange(
                          target.checked ? [...chosen, column] : chosen.filter((each) => each !== column),
                        )
                      }
                    >
                      {label(column)}
                    </Checkbox>
                    {at >= 0 && (
                      <Flex gap={4}>
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowUpOutlined aria-hidden />}
                          aria-label={t('columns.up', { column: label(column) })}
                          disabled={at === 0}
                          onClick={() => move(column, -1)}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowDownOutlined aria-hidden />}
                          aria-label={t('columns.down', { column: label(column) })}
                          disabled={at === chosen.length - 1}
                          onClick={() => move(column, 1)}
                        />
                      </Flex>
                    )}
                  </Flex>
                </li>
              );
            })}
          </ul>
          <Flex>
            <Button onClick={props.onReset}>{t('columns.reset')}</Button>
          </Flex>
        </Flex>
      </Drawer>
    </>
  );
}

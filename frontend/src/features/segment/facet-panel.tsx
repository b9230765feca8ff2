import { Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/shared/ui/loaded';
import { chosenOf, toggled } from './facet-choice';
import { type CustomerSearch, setOf } from './search';
import { useFacets } from './use-customers';
import { useWords } from './use-words';
import { type Facet, facets } from './vocabulary';

const SHOWN = 8;
const fields: Partial<Record<Facet, string>> = { TIER: 'tier', STAGE: 'stage', KIND: 'kind' };

/** What the customers of the list are, counted; a press narrows the list to them. */
export function FacetPanel(props: { search: CustomerSearch; onChange: (search: CustomerSearch) => void }) {
  const { t } = useTranslation('segment');
  const { search } = props;
  const query = useFacets(setOf(search));
  return (
    <section aria-label={t('facets')}>
      <Loaded query={query}>
        {({ count, countCapped, facets: counted }) => (
          <Flex vertical gap={12} className={query.isPlaceholderData ? 'stale' : ''}>
            <Typography.Text type="secondary" role="status">
              {t('found', { count, more: countCapped ? '+' : '' })}
            </Typography.Text>
            <div className="facets">
              {facets.map((facet) => {
                const values = counted.find((each) => each.facet === facet)?.values ?? [];
                const named = values.filter(({ value }) => value !== undefined);
                return (
                  named.length > 0 && (
                    <Card key={facet} size="small" title={t(`facet.${facet}`)}>
                      <ul className="plain-list">
                        {named.slice(0, SHOWN).map(({ value = '', label, count: customers }) => (
                          <li key={value}>
                            <FacetValue
                              facet={facet}
                              value={value}
                              label={label}
                              count={customers}
                              chosen={chosenOf(facet, search).includes(value)}
                              onPress={() => props.onChange(toggled(facet, value, search))}
                            />
                          </li>
                        ))}
                      </ul>
                    </Card>
                  )
                );
              })}
            </div>
          </Flex>
        )}
      </Loaded>
    </section>
  );
}

function FacetValue(props: {
  facet: Facet;
  value: string;
  label: string | undefined;
  count: number;
  chosen: boolean;
  onPress: () => void;
}) {
  const words = useWords();
  const field = fields[props.facet];
  return (
    <Button
      block
      size="small"
      type={props.chosen ? 'primary' : 'text'}
      aria-pressed={props.chosen}
      className="facet-value"
      onClick={props.onPress}
    >
      <span className="facet-name">
        {props.label ?? (field ? words.choice(field, props.value) : props.value)}
      </span>
      <span className="money">{props.count}</span>
    </Button>
  );
}

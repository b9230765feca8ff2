import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Flex, Segmented, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '@/shared/api/member';
import { switchLanguage } from '@/shared/i18n';
import { options } from '@/shared/lib/options';
import { LANGUAGES, usePrefs } from '@/shared/lib/prefs';
import { Loaded } from '@/shared/ui/loaded';
import { ownCards, signOut } from './commands';
import { MemberSignIn } from './member-sign-in';
import { OwnCardPanel } from './own-card';

/** A member's cards on their phone: what is on them, the code to pay with, what happened, and what to do when lost. */
export function MemberPage() {
  const { t } = useTranslation(['member', 'common']);
  const { language } = usePrefs();
  const signedIn = useMember();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = `${t('title')} · ${t('common:product')}`;
  }, [t]);
  return (
    <main className="member">
      <Flex vertical gap={16}>
        <Flex justify="space-between" align="center" gap={8} wrap>
          <Typography.Title level={1} className="page-title">
            {t('title')}
          </Typography.Title>
          <Segmented
            size="small"
            aria-label={t('common:prefs.language')}
            options={options(LANGUAGES, (each) => t(`common:prefs.${each}`))}
            value={language}
            onChange={(chosen) => void switchLanguage(chosen)}
          />
        </Flex>
        {signedIn ? <OwnCards /> : <MemberSignIn />}
        {signedIn && (
          <Button
            onClick={() => {
              queries.removeQueries({ queryKey: ['member'] });
              void signOut();
            }}
          >
            {t('signOut')}
          </Button>
        )}
      </Flex>
    </main>
  );
}

function OwnCards() {
  const { t } = useTranslation('member');
  const cards = useQuery({ queryKey: ['member', 'cards'], queryFn: ownCards });
  return (
    <Loaded query={cards}>
      {(found) =>
        found.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} />
        ) : (
          found.map((card) => <OwnCardPanel key={card.id} card={card} />)
        )
      }
    </Loaded>
  );
}

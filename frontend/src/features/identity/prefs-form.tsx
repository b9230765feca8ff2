import { Flex, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '@/shared/i18n';
import { options } from '@/shared/lib/options';
import { DENSITIES, LANGUAGES, setPrefs, THEMES, usePrefs } from '@/shared/lib/prefs';

export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const { language } = usePrefs();
  return (
    <Segmented
      aria-label={t('prefs.language')}
      options={options(LANGUAGES, (each) => t(`prefs.${each}`))}
      value={language}
      onChange={(chosen) => void switchLanguage(chosen)}
    />
  );
}

/** Language, appearance and density of this browser. */
export function PrefsForm() {
  const { t } = useTranslation('common');
  const { theme, density } = usePrefs();
  return (
    <Flex vertical gap={16} align="start">
      <Flex vertical gap={4}>
        <Typography.Text>{t('prefs.language')}</Typography.Text>
        <LanguageSwitch />
      </Flex>
      <Flex vertical gap={4}>
        <Typography.Text>{t('prefs.theme')}</Typography.Text>
        <Segmented
          aria-label={t('prefs.theme')}
          options={options(THEMES, (each) => t(`prefs.${each}`))}
          value={theme}
          onChange={(chosen) => setPrefs({ theme: chosen })}
        />
      </Flex>
      <Flex vertical gap={4}>
        <Typography.Text>{t('prefs.density')}</Typography.Text>
        <Segmented
          aria-label={t('prefs.density')}
          options={options(DENSITIES, (each) => t(`prefs.${each}`))}
          value={density}
          onChange={(chosen) => setPrefs({ density: chosen })}
        />
      </Flex>
    </Flex>
  );
}

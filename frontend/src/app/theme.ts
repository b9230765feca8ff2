import { type ThemeConfig, theme } from 'antd';

/** The text of coloured tags, darker than the library's; it reads each under both spellings. */
const tagTexts = {
  gold7: '#613400',
  'gold-7': '#613400',
  green7: '#135200',
  'green-7': '#135200',
  orange7: '#873800',
  'orange-7': '#873800',
  red7: '#820014',
  'red-7': '#820014',
};

/** Colours whose contrast was checked by axe in both schemes: placeholders, tags, the chosen menu item. */
const light = {
  token: {
    colorPrimary: '#1668dc',
    colorLink: '#1554ad',
    colorTextPlaceholder: '#6b7280',
    colorTextDescription: '#5c6370',
    colorError: '#c9252d',
    // The library lightens what is pointed at, below the contrast that white words need.
    colorErrorHover: '#b01d25',
    colorPrimaryHover: '#1158be',
    ...tagTexts,
  },
  components: { Menu: { itemHeight: 36 }, Descriptions: { labelColor: '#5c6370' } },
} satisfies ThemeConfig;

const dark = {
  token: {
    colorPrimary: '#3c89e8',
    colorLink: '#65a9f3',
    colorTextPlaceholder: '#8c8c8c',
    colorTextDescription: '#a6a6a6',
    colorError: '#f07a7c',
  },
  components: {
    Descriptions: { labelColor: '#a6a6a6' },
    Menu: {
      itemHeight: 36,
      itemSelectedColor: '#8cc0ff',
      horizontalItemSelectedColor: '#8cc0ff',
      itemSelectedBg: '#15325b',
    },
  },
} satisfies ThemeConfig;

/** The theme of a scheme; compact puts more rows on a screen, and still moves nothing. */
export function themeOf(isDark: boolean, isCompact: boolean, isStill: boolean): ThemeConfig {
  const scheme = isDark ? theme.darkAlgorithm : theme.defaultAlgorithm;
  const { token, components } = isDark ? dark : light;
  return {
    token: { ...token, motion: !isStill },
    components,
    algorithm: isCompact ? [scheme, theme.compactAlgorithm] : [scheme],
  };
}

import { type ThemeConfig, theme } from 'antd';

/** Colours whose contrast was checked by axe in both schemes, among them placeholders and the chosen menu item. */
export const light: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    colorPrimary: '#1668dc',
    colorLink: '#1554ad',
    colorTextPlaceholder: '#6b7280',
    colorTextDescription: '#5c6370',
  },
};

export const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#3c89e8',
    colorLink: '#65a9f3',
    colorTextPlaceholder: '#8c8c8c',
    colorTextDescription: '#a6a6a6',
  },
  components: {
    Menu: { itemSelectedColor: '#8cc0ff', horizontalItemSelectedColor: '#8cc0ff', itemSelectedBg: '#15325b' },
  },
};

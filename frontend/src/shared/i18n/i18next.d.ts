import type { texts } from './zh-CN';
import type narrowed from './zh-CN/narrowed.json';
import type trail from './zh-CN/trail.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof texts & { narrowed: typeof narrowed; trail: typeof trail };
  }
}

import type { texts } from './zh-CN';
import type trail from './zh-CN/trail.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof texts & { trail: typeof trail };
  }
}

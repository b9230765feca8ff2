import type { texts } from './zh-CN';
import type contractLife from './zh-CN/contractLife.json';
import type narrowed from './zh-CN/narrowed.json';
import type rule from './zh-CN/rule.json';
import type trail from './zh-CN/trail.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof texts & {
      contractLife: typeof contractLife;
      narrowed: typeof narrowed;
      rule: typeof rule;
      trail: typeof trail;
    };
  }
}

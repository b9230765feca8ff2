import type { texts } from './zh-CN';
import type accountStatement from './zh-CN/accountStatement.json';
import type accountTerms from './zh-CN/accountTerms.json';
import type cardDesk from './zh-CN/cardDesk.json';
import type chart from './zh-CN/chart.json';
import type contractLife from './zh-CN/contractLife.json';
import type custody from './zh-CN/custody.json';
import type ledgerPeriod from './zh-CN/ledgerPeriod.json';
import type mail from './zh-CN/mail.json';
import type memberPin from './zh-CN/memberPin.json';
import type narrowed from './zh-CN/narrowed.json';
import type roleHints from './zh-CN/roleHints.json';
import type rule from './zh-CN/rule.json';
import type template from './zh-CN/template.json';
import type trail from './zh-CN/trail.json';
import type usage from './zh-CN/usage.json';
import type verification from './zh-CN/verification.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof texts & {
      accountStatement: typeof accountStatement;
      accountTerms: typeof accountTerms;
      cardDesk: typeof cardDesk;
      chart: typeof chart;
      contractLife: typeof contractLife;
      custody: typeof custody;
      ledgerPeriod: typeof ledgerPeriod;
      mail: typeof mail;
      memberPin: typeof memberPin;
      narrowed: typeof narrowed;
      roleHints: typeof roleHints;
      rule: typeof rule;
      template: typeof template;
      trail: typeof trail;
      usage: typeof usage;
      verification: typeof verification;
    };
  }
}

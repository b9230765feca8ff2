import account from './account.json';
import approval from './approval.json';
import audit from './audit.json';
import bank from './bank.json';
import billing from './billing.json';
import bulk from './bulk.json';
import card from './card.json';
import care from './care.json';
import common from './common.json';
import contract from './contract.json';
import customer from './customer.json';
import demo from './demo.json';
import duplicate from './duplicate.json';
import exchange from './exchange.json';
import exported from './export.json';
import freshness from './freshness.json';
import home from './home.json';
import identity from './identity.json';
import interaction from './interaction.json';
import ledger from './ledger.json';
import member from './member.json';
import offline from './offline.json';
import oversight from './oversight.json';
import palette from './palette.json';
import period from './period.json';
import privacy from './privacy.json';
import receivable from './receivable.json';
import report from './report.json';
import segment from './segment.json';

export const texts = {
  common,
  home,
  identity,
  approval,
  audit,
  customer,
  interaction,
  account,
  card,
  contract,
  care,
  freshness,
  exchange,
  export: exported,
  demo,
  billing,
  receivable,
  bank,
  period,
  ledger,
  offline,
  duplicate,
  segment,
  bulk,
  privacy,
  oversight,
  palette,
  report,
  member,
};

import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';
import type { Consent } from './commands';

export const channels = valuesOf<Schemas['ConsentChannel']>({
  SMS: 0,
  WECHAT: 0,
  PHONE: 0,
  MAIL: 0,
  POST: 0,
});

export const ways = valuesOf<Schemas['ConsentHow']>({ WRITTEN: 0, COUNTER: 0, PHONE: 0, ONLINE: 0, APP: 0 });

/** What the customer last said of a purpose and a channel; undefined where they were never asked. */
export const lastWord = (
  said: readonly Consent[],
  purpose: string,
  channel: Schemas['ConsentChannel'],
): Consent | undefined => said.find((each) => each.purpose === purpose && each.channel === channel);

/** The channels to which a new word would make a difference. */
export const open = (
  said: readonly Consent[],
  purpose: string,
  given: boolean,
): Schemas['ConsentChannel'][] =>
  channels.filter((channel) => {
    const word = lastWord(said, purpose, channel);
    return given ? !word?.given : Boolean(word?.given);
  });

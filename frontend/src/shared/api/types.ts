import type { components } from './schema';

/** The named schemas of the contract. */
export type Schemas = components['schemas'];
export type Money = Schemas['Money'];
export type Me = Schemas['MeView'];

package io.taizhang.contract;

/** What happens to a signed contract besides its terms. */
enum ContractEventKind {
    TERMINATED,
    SUSPENDED,
    RESUMED,
    FULFILLED,
    FULFILMENT_UNDONE,
    RENEWED
}

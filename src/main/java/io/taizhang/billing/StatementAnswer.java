package io.taizhang.billing;

/** What the customer says to a statement of account (往来对账函). */
public enum StatementAnswer {
    CONFIRMED,
    DISPUTED
}

/**
 * Statements of our accounts with banks and payment providers, and the matching of their lines with what customers owe.
 * A statement is accepted whole or refused: its lines lead from the opening to the closing balance, the same file and the
 * same line count once. An import locks the account it is for, so two of them cannot both miss a line. Knows account, receivable,
 * customer and below, approval and bankfile.
 */
@NullMarked
package io.taizhang.bank;

import org.jspecify.annotations.NullMarked;

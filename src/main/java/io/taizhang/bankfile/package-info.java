/**
 * What banks and payment providers send, as statements with lines: tables by layouts that are data, the bills of WeChat Pay
 * and Alipay, ISO 20022 camt.052/053/054, MT940, OFX. Pure reading: nothing is stored and nothing is known of our accounts.
 * A file is read whole or refused with the line that is wrong; its size, lines and depth are bounded and no document type is
 * believed. Knows platform and tabular.
 */
@NullMarked
package io.taizhang.bankfile;

import org.jspecify.annotations.NullMarked;

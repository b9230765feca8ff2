/**
 * What leaves the house on paper or by mail. {@link io.taizhang.notify.Mails} is the outbox: a mail is written in the
 * transaction of what it tells about, sent after the commit by {@code MailPostman}, and every try is kept.
 * {@link io.taizhang.notify.Templates} makes its words from templates that the house may change, in a sandbox that reaches
 * nothing but the data; {@link io.taizhang.notify.Prints} and {@link io.taizhang.notify.Pdf} make documents with Chinese
 * fonts. Whether a customer may be written to at all is for {@link io.taizhang.notify.MailGate} to say. Knows identity and audit, and no customer: the rooms above ask for the deliveries of their own records with
 * {@code Mails.of} and listen to {@link io.taizhang.notify.MailSettled}.
 */
@NullMarked
package io.taizhang.notify;

import org.jspecify.annotations.NullMarked;

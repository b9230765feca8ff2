/**
 * What the law on personal data asks for (《个人信息保护法》): purposes with their legal ground, consents with their proof,
 * the check that every mail to a customer passes ({@link io.taizhang.privacy.ConsentGate}), everything about one person in
 * one answer, who looked at whose file, and how long what is kept. Rooms that send ask {@link
 * io.taizhang.privacy.Consents}. Knows the customer room and mail.
 */
@NullMarked
package io.taizhang.privacy;

import org.jspecify.annotations.NullMarked;

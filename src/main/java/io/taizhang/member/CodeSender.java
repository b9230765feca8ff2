package io.taizhang.member;

/**
 * Brings a one-time code to a phone. The one place of this room with more than one implementation: which provider sends
 * messages is a choice of the installation ({@code taizhang.member.code-sender}). May be slow and may fail; nobody waits.
 */
public interface CodeSender {

    /** What the configuration calls it. */
    String name();

    /**
     * @param phone E.164
     * @param minutes how long the code is good
     */
    void send(String phone, String code, long minutes);
}

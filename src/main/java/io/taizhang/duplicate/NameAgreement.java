package io.taizhang.duplicate;

/** How two names agree, from the surest on. */
enum NameAgreement {
    /** Letter by letter, of firms also the region. */
    SAME,
    /** Alike in sound: other characters, or traditional ones. */
    SAME_SOUND,
    /** Of firms: trade name and industry, one of them without its region. */
    SAME_CORE,
    SAME_CORE_SOUND,
    /** The same with a slip of the hand. */
    SLIP,
    /** All that one of them has of the other: a short name, a name alone. */
    PART,
    /** One of two names, or one character changed. */
    RESEMBLING,
    /** The name says nothing: it is not there, or a surname with a title. */
    UNKNOWN,
    /** Of firms: the same name in another region. */
    NAMESAKE,
    DIFFERENT;

    /** Whether one and the same name was meant. */
    boolean isSame() {
        return compareTo(SLIP) <= 0;
    }
}

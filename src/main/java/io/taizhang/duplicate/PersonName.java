package io.taizhang.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a person: Chinese characters, or words in whatever order.
 *
 * @param title whether only the surname is known: 赵先生
 */
record PersonName(String bare, List<String> words, boolean title) {

    private static final Pattern TITLE =
            Pattern.compile("(.{1,2}?)(先生|女士|小姐|总经理|经理|总监|总|老板|老师|主任|师傅|太太|阿姨|工|会计|店长|医生|律师)");

    static PersonName of(String name) {
        var bare = Wording.bare(name);
        if (Wording.hasHan(bare)) {
            var title = TITLE.matcher(bare);
            return title.matches()
                    ? new PersonName(title.group(1), List.of(), true)
                    : new PersonName(bare, List.of(), false);
        }
        return new PersonName(bare, Wording.words(name), false);
    }

    boolean isChinese() {
        return words.isEmpty();
    }

    /** What equal names have in common: the sound, or the words in their order in the alphabet. */
    String key() {
        return isChinese()
                ? Wording.sound(bare)
                : String.join(" ", words.stream().sorted().toList());
    }

    NameAgreement compare(PersonName other) {
        if (bare.isEmpty() || other.bare.isEmpty()) {
            return NameAgreement.UNKNOWN;
        }
        if (isChinese() != other.isChinese()) {
            return compareSpelled(other);
        }
        if (title || other.title) {
            return bare.startsWith(other.bare) || other.bare.startsWith(bare)
                    ? NameAgreement.UNKNOWN
                    : NameAgreement.DIFFERENT;
        }
        return isChinese() ? compareChinese(other) : compareWords(other);
    }

    private NameAgreement compareChinese(PersonName other) {
        if (bare.equals(other.bare)) {
            return NameAgreement.SAME;
        }
        var sounds = Wording.sounds(bare);
        var others = Wording.sounds(other.bare);
        if (sounds.equals(others)) {
            return NameAgreement.SAME_SOUND;
        }
        if (sounds.size() >= 3 && Wording.isPermutation(sounds, others) && Wording.distance(sounds, others) == 1) {
            return NameAgreement.SLIP;
        }
        var sameSurname = sounds.get(0).equals(others.get(0));
        return sameSurname && sounds.size() + others.size() >= 5 && Wording.distance(sounds, others) == 1
                ? NameAgreement.RESEMBLING
                : NameAgreement.DIFFERENT;
    }

    /** 张伟 and Zhang Wei. */
    private NameAgreement compareSpelled(PersonName other) {
        var chinese = isChinese() ? this : other;
        var spelled = isChinese() ? other : this;
        var sounds = Wording.sounds(chinese.bare);
        var turned = new ArrayList<>(sounds.subList(1, sounds.size()));
        turned.add(sounds.get(0));
        return spelled.bare.equals(String.join("", sounds)) || spelled.bare.equals(String.join("", turned))
                ? NameAgreement.SAME_SOUND
                : NameAgreement.DIFFERENT;
    }

    private NameAgreement compareWords(PersonName other) {
        if (key().equals(other.key())) {
            return NameAgreement.SAME;
        }
        var shorter = words.size() <= other.words.size() ? words : other.words;
        var rest = new ArrayList<>(words.size() <= other.words.size() ? other.words : words);
        int met = 0;
        boolean slipped = false;
        for (var word : shorter) {
            var best = rest.stream()
                    .filter(one -> one.equals(word) || Wording.isSlip(one, word))
                    .min((a, b) -> Boolean.compare(!a.equals(word), !b.equals(word)));
            if (best.isPresent()) {
                met++;
                slipped |= !best.get().equals(word);
                rest.remove(best.get());
            }
        }
        if (met == shorter.size() && (met == words.size() && met == other.words.size())) {
            return slipped ? NameAgreement.SLIP : NameAgreement.SAME;
        }
        var joined = String.join("", words);
        var otherJoined = String.join("", other.words);
        if (Wording.distance(joined, otherJoined) <= Math.max(1, joined.length() / 6)) {
            return NameAgreement.SLIP;
        }
        if (met == shorter.size()) {
            return NameAgreement.PART;
        }
        return met > 0 ? NameAgreement.RESEMBLING : NameAgreement.DIFFERENT;
    }
}

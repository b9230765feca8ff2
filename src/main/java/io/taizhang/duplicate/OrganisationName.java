package io.taizhang.duplicate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a firm in its parts: region, trade name with industry, legal form (left out), branch. A branch is a
 * customer of its own, however like its firm it looks; the same trade name in another region is another firm.
 *
 * @param region as it sounds; empty when the name does not begin with one
 * @param core trade name and industry, without spaces and marks
 * @param sounds the core as it sounds
 * @param whole region and core as they sound, what a name that was written carelessly is compared by
 * @param full the same with the legal form
 * @param branch as it sounds, empty for the firm itself
 * @param marks the Latin letters and digits of the name, which tell like names apart: 2号店, A座
 */
record OrganisationName(
        String region,
        String core,
        List<String> sounds,
        List<String> whole,
        List<String> full,
        String branch,
        String marks) {

    private static final Pattern BRANCH = Pattern.compile(
            "(.{2,}?)((?<=公司|集团|厂|行|社|院|所|中心|酒店|超市|餐厅).{1,8}|)(?:分公司|分店|分行|分部|分厂|分院|分校|分社|办事处|营业部|经营部|门市部|门店|专卖店)");

    private static final Pattern BRACKETS = Pattern.compile("[（(\\[【]([^（()）\\[\\]【】]{2,12})[)）\\]】]\\s*$");

    private static final List<String> FORMS = List.of(
            "股份有限责任公司",
            "集团股份有限公司",
            "集团有限责任公司",
            "股份有限公司",
            "有限责任公司",
            "集团有限公司",
            "有限公司",
            "集团公司",
            "总公司",
            "责任公司",
            "股份公司",
            "公司",
            "集团");

    static OrganisationName of(String name) {
        var brackets = BRACKETS.matcher(name);
        var inBrackets = "";
        var text = Wording.bare(name);
        if (brackets.find() && isPlaceOfBranch(Wording.bare(brackets.group(1)))) {
            inBrackets = Wording.bare(brackets.group(1));
            text = Wording.bare(name.substring(0, brackets.start()));
        }
        var branch = inBrackets;
        var match = BRANCH.matcher(text);
        if (match.matches()) {
            branch = match.group(2);
            text = match.group(1);
            if (branch.isEmpty()) {
                int start = Regions.atEnd(text);
                branch = start < text.length() ? text.substring(start) : ordinal(text);
                text = text.substring(0, text.length() - branch.length());
            }
            branch = branch.isEmpty() ? "+" : branch;
        }
        var full = Wording.sounds(withoutLevel(text));
        text = withoutForm(text);
        var whole = Wording.sounds(withoutLevel(text));
        int front = Regions.atFront(text);
        var region = Regions.plain(text.substring(0, front));
        int second = front == 0 ? 0 : Regions.atFront(text.substring(front));
        if (second > 0) {
            region = Regions.plain(text.substring(front, front + second));
            front += second;
        }
        var core = text.substring(front);
        return new OrganisationName(
                Wording.sound(region),
                core,
                Wording.sounds(core),
                whole,
                full,
                Wording.sound(Regions.plain(branch)),
                marks(text));
    }

    /** What stands in brackets at the end is a branch when it says a shop or a part of town: 海底捞（望京店）. */
    private static boolean isPlaceOfBranch(String text) {
        return text.endsWith("店") || text.endsWith("分部") || text.endsWith("分公司") || text.endsWith("校区");
    }

    private static String ordinal(String text) {
        int start = text.length();
        while (start > 2 && "第一二三四五六七八九十0123456789".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return text.substring(start);
    }

    /** The legal form is left out, also one whose characters have changed places: 有限司公. */
    private static String withoutForm(String text) {
        for (var form : FORMS) {
            int start = text.length() - form.length();
            if (start >= 2
                    && (text.endsWith(form)
                            || (form.length() > 2
                                    && Wording.isPermutation(
                                            Wording.letters(text.substring(start)), Wording.letters(form))))) {
                return text.substring(0, start);
            }
        }
        return text;
    }

    /** 省 or 市 behind the region is written or not. */
    private static String withoutLevel(String text) {
        return text.length() < 6 ? text : text.substring(0, 4).replaceFirst("[省市]", "") + text.substring(4);
    }

    private static String marks(String text) {
        return text.replaceAll("[^a-z0-9一二三四五六七八九十]", "");
    }

    /** The trade name with its industry as it sounds. */
    String sound() {
        return String.join("", sounds);
    }

    private boolean isElsewhere(OrganisationName other) {
        return !region.isEmpty() && !other.region.isEmpty() && !region.equals(other.region);
    }

    boolean isBranchBeside(OrganisationName other) {
        return !branch.equals(other.branch);
    }

    /** How two names of firms agree, apart from branches. */
    NameAgreement compare(OrganisationName other) {
        if (!marks.equals(other.marks) && (marks.length() > 1 || other.marks.length() > 1)) {
            return NameAgreement.DIFFERENT;
        }
        var elsewhere = isElsewhere(other);
        var together = !region.isEmpty() && region.equals(other.region);
        if (sounds.equals(other.sounds)) {
            var alike = core.equals(other.core);
            if (elsewhere) {
                return NameAgreement.NAMESAKE;
            }
            if (together) {
                return alike ? NameAgreement.SAME : NameAgreement.SAME_SOUND;
            }
            return alike ? NameAgreement.SAME_CORE : NameAgreement.SAME_CORE_SOUND;
        }
        if (isSwapped(other)) {
            return NameAgreement.SLIP;
        }
        if (elsewhere) {
            return NameAgreement.DIFFERENT;
        }
        if (isShortOf(other) || other.isShortOf(this)) {
            return NameAgreement.PART;
        }
        return isNear(other) ? NameAgreement.RESEMBLING : NameAgreement.DIFFERENT;
    }

    /** The same characters in another order, also over the border between region, core and legal form. */
    private boolean isSwapped(OrganisationName other) {
        return isSwapped(sounds, other.sounds) || isSwapped(whole, other.whole) || isSwapped(full, other.full);
    }

    private static boolean isSwapped(List<String> some, List<String> others) {
        return Wording.isPermutation(some, others) && Wording.distance(some, others) <= 2;
    }

    private boolean isNear(OrganisationName other) {
        return Math.min(sounds.size(), other.sounds.size()) >= 4 && Wording.distance(sounds, other.sounds) <= 1;
    }

    private boolean isShortOf(OrganisationName longer) {
        return sounds.size() >= 2
                && sounds.size() < longer.sounds.size()
                && longer.sounds.subList(0, sounds.size()).equals(sounds);
    }
}

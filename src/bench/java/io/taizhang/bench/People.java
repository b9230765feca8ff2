package io.taizhang.bench;

import io.taizhang.customer.Findable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The customers of a benchmark, each a function of its row number. Names come from a hash of the number, so that
 * neighbours in the alphabet stand on far-away pages; common characters are common, as they are in life.
 */
final class People {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final long APART = 60;

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";
    private static final String GIVEN =
            "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红建文慧宇晨欣怡子涵雨轩梓浩然博思佳琪嘉俊熙诗雅婷梦瑶天翔志鹏飞云龙海波春梅冬雪晓东国庆永康德胜家豪美玲淑珍凤琴翠花金宝成才立新向阳振兴少安若曦亦凡沐辰景行知远乐言清和书墨允泽奕承恩启明忠义礼信仁孝廉耻宁静致远松柏竹菊荷莲芝兰蕙若溪林森炎焱淼鑫垚";
    private static final String[] CITIES = {"北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安", "南京", "苏州"};
    private static final String[] TRADES = {"贸易有限公司", "科技有限公司", "餐饮管理有限公司", "百货商店", "服装有限公司", "电子商务有限公司"};

    private People() {}

    /** Whether this row is an organisation: one in ten. */
    static boolean isOrganisation(long n) {
        return hash(n, 0) % 10 == 0;
    }

    static String name(long n) {
        if (isOrganisation(n)) {
            return CITIES[(int) (hash(n, 1) % CITIES.length)]
                    + given(n, 2)
                    + given(n, 3)
                    + TRADES[(int) (hash(n, 4) % TRADES.length)];
        }
        var surname = SURNAMES.charAt(skewed(n, 1, SURNAMES.length()));
        return hash(n, 5) % 5 == 0 ? surname + given(n, 2) : surname + given(n, 2) + given(n, 3);
    }

    /** Two neighbouring characters of the given name, or of the firm's own name. */
    static String fragment(long n) {
        return given(n, 2) + given(n, 3);
    }

    static String mobile(long n) {
        return "+861" + (3 + hash(n, 6) % 7) + String.format("%09d", hash(n, 7) % 1_000_000_000);
    }

    static Instant createdAt(long n) {
        return FIRST.plusSeconds(n * APART);
    }

    static String number(long n) {
        return Findable.number(LocalDate.ofInstant(createdAt(n), ZoneOffset.UTC), n);
    }

    /** A UUIDv7 of the moment at which the row was made. */
    static UUID id(long n) {
        return id(n, 'c');
    }

    /** Another record's id: one for each kind and row. */
    static UUID id(long n, char kind) {
        var moment = createdAt(n).toEpochMilli();
        return new UUID(moment << 16 | 0x7000 | n & 0xFFF, hash(n, kind) >>> 2 | 0x8000_0000_0000_0000L);
    }

    private static String given(long n, int salt) {
        return String.valueOf(GIVEN.charAt(skewed(n, salt, GIVEN.length())));
    }

    /** The square of an even distribution: the first characters of a table are much more frequent than the last. */
    private static int skewed(long n, int salt, int size) {
        var even = hash(n, salt) % 1_000_003 / 1_000_003.0;
        return (int) (even * even * size);
    }

    /** SplitMix64, positive. */
    static long hash(long n, int salt) {
        long z = (n + 1) * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (z ^ z >>> 31) >>> 1;
    }
}

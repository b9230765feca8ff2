package io.taizhang.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.duplicate.Subject.Place;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Comparison COMPARISON = new Comparison(5_000, key -> 2);

    private static Subject firm(String name, String phone, String address) {
        return new Subject(true, name, List.of(), some(phone), List.of(), place(address), null, null);
    }

    private static Subject person(String name, String phone, LocalDate birthday) {
        return new Subject(false, name, List.of(), some(phone), List.of(), List.of(), null, birthday);
    }

    private static List<String> some(String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static List<Place> place(String text) {
        return text == null ? List.of() : List.of(new Place("", text, null));
    }

    private static Likeness compare(Subject some, Subject other) {
        var likeness = COMPARISON.compare(Fingerprint.of(some), Fingerprint.of(other));
        assertThat(COMPARISON
                        .compare(Fingerprint.of(other), Fingerprint.of(some))
                        .weight())
                .as("it does not matter who is compared with whom")
                .isEqualTo(likeness.weight());
        return likeness;
    }

    @ParameterizedTest
    @CsvSource({
        "成都远恒物流有限责任公司, 成都市远恒物流有限公司",
        "重庆德凯農業, 重庆德凯农业有限公司",
        "天津永东塑料有限公司, 天津永東塑料（有限公司）",
        "西安东华汽配有限公司, 西安东华汽配有限司公",
        "武汉通和化工有限公司, 武通汉和化工",
        "华隆机械有限公司, 上海华隆机械有限公司"
    })
    void one_firm_written_twice_is_recognised_with_one_phone(String name, String other) {
        assertThat(compare(firm(name, "13800138000", null), firm(other, "+86 138 0013 8000", null)))
                .satisfies(found -> assertThat(found.certain()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "成都万和机械有限公司, 成都万和机械有限公司北京分公司",
        "成都万和机械有限公司上海分公司, 成都万和机械有限公司北京分公司",
        "重庆李记餐饮有限公司第一分店, 重庆李记餐饮有限公司第二分店",
        "海底捞（望京店）, 海底捞（国贸店）"
    })
    void a_branch_is_a_customer_of_its_own(String name, String other) {
        var address = "北京市朝阳区建国路88号2幢301室";
        assertThat(compare(firm(name, "13800138000", address), firm(other, "13800138000", address))
                        .isWorthALook())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"佛山凯达实业有限公司, 合肥凯达实业有限公司", "泉州金辉包装有限公司, 北京金世商贸股份有限公司"})
    void firms_of_one_agent_are_not_one_firm(String name, String other) {
        assertThat(compare(firm(name, "13800138000", null), firm(other, "13800138000", null))
                        .certain())
                .isFalse();
    }

    @Test
    void a_family_with_one_phone_is_not_one_person() {
        assertThat(compare(person("王小雨", "13800138000", null), person("王大山", "13800138000", null))
                        .isWorthALook())
                .isFalse();
    }

    @Test
    void a_name_alone_is_no_proof() {
        assertThat(compare(person("张伟", "13800138000", null), person("张伟", "13900139000", null))
                        .isLikely())
                .isFalse();
    }

    @Test
    void a_name_in_pinyin_is_the_same_name() {
        var found = compare(person("张小伟", "13800138000", null), person("Zhang Xiaowei", "0086-138-0013-8000", null));
        assertThat(found.isLikely()).isTrue();
        assertThat(found.reasons())
                .anyMatch(reason -> reason.part() == DuplicatePart.NAME && reason.grade() == DuplicateGrade.SIMILAR)
                .anyMatch(reason -> reason.part() == DuplicatePart.PHONE && reason.grade() == DuplicateGrade.SAME);
    }

    @Test
    void another_birthday_speaks_against_namesakes_at_one_phone() {
        var born = LocalDate.of(1980, 2, 3);
        assertThat(compare(person("李敏红", "13800138000", born), person("李敏红", "13800138000", born))
                        .certain())
                .isTrue();
        assertThat(compare(person("李敏红", "13800138000", born), person("李敏红", "13800138000", LocalDate.of(1999, 11, 28)))
                        .certain())
                .isFalse();
    }

    @Test
    void different_credit_codes_are_never_certain() {
        var some = new Subject(
                true, "上海华隆机械有限公司", List.of(), some("13800138000"), List.of(), List.of(), "91350211M000100Y43", null);
        var other = new Subject(
                true, "上海华隆机械有限公司", List.of(), some("13800138000"), List.of(), List.of(), "91440300708461136T", null);
        assertThat(compare(some, other).certain()).isFalse();
        assertThat(compare(some, some).certain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "山东省青岛市崂山区解放路446号25幢2470室, 崂山区解放路４４６號25-2470, true",
        "安徽省合肥市包河区文一路237号7幢2655室, 包河区文一路237#7幢2655室, true",
        "广东省深圳市南山区中山路8号, 广东省东莞市虎门镇中山路8号, false",
        "上海市徐汇区漕溪北路8号1幢101室, 上海市徐汇区漕溪北路8号2幢305室, false"
    })
    void an_address_is_read_by_its_road_and_numbers(String some, String other, boolean same) {
        var agreement = AddressForm.of(new Place("", some, null)).compare(AddressForm.of(new Place("", other, null)));
        assertThat(agreement == AddressForm.Agreement.SAME).isEqualTo(same);
    }

    @Test
    void names_with_other_marks_are_other_names() {
        assertThat(compare(firm("客户ab12cd34", "13800138000", null), firm("客户ef56ab78", "13800138000", null))
                        .isWorthALook())
                .isFalse();
    }

    @Test
    void the_score_is_a_probability() {
        assertThat(new Likeness(0, false, List.of()).score()).isEqualByComparingTo("0.5");
        assertThat(new Likeness(1_000_000, true, List.of()).score()).isEqualByComparingTo("1");
        assertThat(new Likeness(-1_000_000, false, List.of()).score()).isEqualByComparingTo("0");
    }
}

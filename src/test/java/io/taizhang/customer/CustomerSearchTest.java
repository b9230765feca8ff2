package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.found;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.named;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CustomerSearchTest {

    private static String token;
    private static String number;

    /** Seven customers of somebody who sees only these. */
    @BeforeEach
    void customers() {
        if (token != null) {
            return;
        }
        var mine = GivenCustomers.manager().token();
        registered(
                mine,
                Map.of("name", "上海晨光餐饮有限公司", "contacts", List.of(Map.of("name", "曾小贤", "phone", "021-68881234"))));
        registered(mine, Map.of("name", "张三", "contactPoints", List.of(point("MOBILE", "13812345678"))));
        registered(mine, Map.of("name", "张三丰", "contactPoints", List.of(point("MOBILE", "13998765678"))));
        named(mine, "单雄信");
        named(mine, "吕布");
        named(mine, "重庆长安汽车银行");
        var id = named(mine, "ABC Trading 360 科技");
        number = get(id).extract().path("number");
        token = mine;
    }

    private static final String CHENGUANG = "上海晨光餐饮有限公司";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "上海晨光餐饮有限公司", "晨光", "光餐饮", "餐", "晨光 上海", "（晨光）", "shanghaichenguang", "chenguang", "chengua", "c",
                "guangcany", "shcg", "cgcy", "yxgs", "shanghai 餐饮", "chen光", "曾小贤", "小贤", "zengxiaoxian", "zxx",
                "cengxiaoxian", "02168881234", "021-6888 1234", "ＣＨＥＮＧＵＡＮＧ", "晨光 zxx", "晨光 1234"
            })
    void a_company_is_found_by_any_part_of_its_name_and_by_its_people(String typed) {
        assertThat(found(token, typed)).contains(CHENGUANG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"上光", "海晨餐", "henguang", "uang", "上海 张三", "晨光 9999", "wxyz", "0216888123", "12345", "……", "🐼"})
    void what_is_not_there_is_not_found(String typed) {
        assertThat(found(token, typed)).doesNotContain(CHENGUANG);
    }

    @Test
    void the_exact_name_comes_first_and_short_names_before_long_ones() {
        assertThat(found(token, "张三")).containsExactly("张三", "张三丰");
        assertThat(found(token, "zhangsan")).containsExactly("张三", "张三丰");
        assertThat(found(token, "zs")).containsExactly("张三", "张三丰");
        assertThat(found(token, "zhang三")).containsExactly("张三", "张三丰");
    }

    @Test
    void pinyin_that_goes_over_into_characters_finds_the_middle_of_names_too() {
        assertThat(found(token, "chang安")).containsExactly("重庆长安汽车银行");
        assertThat(found(token, "xiong信")).containsExactly("单雄信");
        assertThat(found(token, "zhang三丰")).containsExactly("张三丰");
        assertThat(found(token, "zhang丰三")).isEmpty();
        assertThat(found(token, "zhang信")).isEmpty();
        var both = GivenCustomers.manager().token();
        registered(both, Map.of("name", "陈光"));
        registered(both, Map.of("name", "上海晨光文具店"));
        assertThat(found(both, "chen光")).containsExactly("陈光", "上海晨光文具店");
        assertThat(found(both, "chen光 wj")).containsExactly("上海晨光文具店");
    }

    @Test
    void a_phone_finds_its_customer_in_full_or_by_the_last_four_digits() {
        assertThat(found(token, "13812345678")).containsExactly("张三");
        assertThat(found(token, "+86 138 1234 5678")).containsExactly("张三");
        assertThat(found(token, "5678")).containsExactlyInAnyOrder("张三", "张三丰");
        assertThat(found(token, "zsf 5678")).containsExactly("张三丰");
        assertThat(found(token, "张三 5678")).containsExactly("张三", "张三丰");
        assertThat(found(token, "1381234567")).isEmpty();
    }

    @Test
    void a_number_is_found_whole_by_its_end_and_by_its_beginning() {
        assertThat(found(token, number)).containsExactly("ABC Trading 360 科技");
        assertThat(found(token, number.toLowerCase(java.util.Locale.ROOT))).containsExactly("ABC Trading 360 科技");
        assertThat(found(token, number.substring(1))).containsExactly("ABC Trading 360 科技");
        assertThat(found(token, number.substring(number.length() - 5))).contains("ABC Trading 360 科技");
        assertThat(found(token, number.substring(0, number.length() - 1))).contains("ABC Trading 360 科技");
        assertThat(found(token, "abc " + number.substring(number.length() - 4))).contains("ABC Trading 360 科技");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "AB", "trading", "trad", "360", "abc科技", "keji", "abctrading", "360 kj"})
    void words_of_letters_and_digits_in_a_name_are_found(String typed) {
        assertThat(found(token, typed)).contains("ABC Trading 360 科技");
    }

    @Test
    void a_surname_is_found_by_every_way_to_read_it() {
        for (var typed : List.of("shanxiongxin", "danxiongxin", "sxx", "dxx")) {
            assertThat(found(token, typed)).as(typed).contains("单雄信");
        }
        for (var typed : List.of("lvbu", "lübu", "lb")) {
            assertThat(found(token, typed)).as(typed).contains("吕布");
        }
    }

    @Test
    void a_long_name_is_read_in_words() {
        assertThat(found(token, "chongqingchangan")).contains("重庆长安汽车银行");
        assertThat(found(token, "yinhang")).contains("重庆长安汽车银行");
        assertThat(found(token, "cqca")).contains("重庆长安汽车银行");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "章三",
                "掌三",
                "zhansan",
                "zangsan",
                "zhangshan",
                "zanshan",
                "zhagnsan",
                "zhngsan",
                "zhansgan",
                "章三 5678"
            })
    void who_is_called_like_that_is_found_when_nobody_is_called_that(String typed) {
        assertThat(found(token, typed)).contains("张三");
    }

    @Test
    void a_guess_is_made_only_where_nothing_was_found() {
        var mine = GivenCustomers.manager().token();
        named(mine, "张三");
        named(mine, "章三");
        named(mine, "占山");
        assertThat(found(mine, "张三")).containsExactly("张三");
        assertThat(found(mine, "zhanshan")).containsExactly("占山");
        assertThat(found(mine, "zhang四")).isEmpty();
    }

    @Test
    void a_name_and_a_part_of_a_phone_find_whom_both_fit() {
        assertThat(found(token, "zs 13812")).containsExactly("张三");
        assertThat(found(token, "张 1399")).containsExactly("张三丰");
        assertThat(found(token, "zhang三 34567")).containsExactly("张三");
        assertThat(found(token, "zxx 6888")).containsExactly(CHENGUANG);
        assertThat(found(token, "zs 77777")).isEmpty();
        assertThat(found(GivenCustomers.manager().token(), "zs 138")).isEmpty();
    }

    @Test
    void a_firm_is_found_by_its_credit_code() {
        var mine = GivenCustomers.manager().token();
        var code = GivenCustomers.creditCode();
        registered(mine, Map.of("kind", "ORGANISATION", "name", "有码公司", "creditCode", code));
        assertThat(found(mine, code)).containsExactly("有码公司");
        assertThat(found(mine, code.toLowerCase(java.util.Locale.ROOT))).containsExactly("有码公司");
        assertThat(found(mine, code.substring(0, 17))).isEmpty();
        assertThat(found(GivenCustomers.manager().token(), code)).isEmpty();
    }

    @Test
    void others_customers_are_not_found() {
        var stranger = GivenCustomers.manager().token();
        for (var typed : List.of("张三", "zs", "13812345678", "5678", number)) {
            assertThat(found(stranger, typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_change_of_name_phone_or_contact_is_found_at_once_and_the_old_one_no_more() {
        var mine = GivenCustomers.manager().token();
        var id = named(mine, "旧名字");
        change(mine, id, 0, Map.of("name", "新招牌")).statusCode(200);
        assertThat(found(mine, "旧名")).isEmpty();
        assertThat(found(mine, "xinzhaopai")).containsExactly("新招牌");
        change(mine, id, 1, Map.of("contactPoints", List.of(point("MOBILE", "13711112222"))))
                .statusCode(200);
        assertThat(found(mine, "13711112222")).containsExactly("新招牌");
        change(mine, id, 2, Map.of("contactPoints", List.of(), "contacts", List.of(Map.of("name", "赵六"))))
                .statusCode(200);
        assertThat(found(mine, "13711112222")).isEmpty();
        assertThat(found(mine, "zhaoliu")).containsExactly("新招牌");
    }

    @Test
    void a_search_is_one_page_of_at_most_the_limit() {
        searched("张", "limit", 1).body("items.name", is(List.of("张三"))).body("nextCursor", nullValue());
        Given.json(token)
                .queryParam("q", "张")
                .queryParam("cursor", "x")
                .get(CUSTOMERS)
                .then()
                .statusCode(400)
                .body("code", is("cursor_invalid"));
    }

    @Test
    void a_search_can_be_filtered_counted_and_sorted() {
        searched("zs", "tier", "VIP").body("items", is(List.of()));
        searched("zs", "tier", "POTENTIAL").body("items.name", is(List.of("张三", "张三丰")));
        searched("zs", "count", "exact").body("count", is(2)).body("countCapped", is(false));
        searched("zs", "sort", "-name").body("items.name", is(List.of("张三丰", "张三")));
        searched("5678", "sort", "name").body("items.name", is(List.of("张三", "张三丰")));
        searched("？", "sort", "name").body("items", is(List.of()));
        searched("zs", "shoeSize", "42", 400).body("code", is("filter_unknown"));
    }

    @Test
    void a_sorted_search_is_walked_page_by_page() {
        var page = Given.json(token)
                .queryParam("q", "z")
                .queryParam("sort", "name")
                .queryParam("limit", 1)
                .get(CUSTOMERS)
                .then()
                .statusCode(200)
                .body("items.name", is(List.of(CHENGUANG)));
        Given.json(token)
                .queryParam("q", "z")
                .queryParam("sort", "name")
                .queryParam("cursor", page.extract().<String>path("nextCursor"))
                .get(CUSTOMERS)
                .then()
                .body("items.name", is(List.of("张三", "张三丰")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "'", "\\", "{", "(", "a'; drop table customer; --", "1 2 3 4 5 6 7 8 9 1234 5678 9012"
            })
    void odd_input_is_only_text(String typed) {
        found(token, typed);
        searched(typed, "sort", "name");
    }

    private static io.restassured.response.ValidatableResponse searched(String typed, String name, Object value) {
        return searched(typed, name, value, 200);
    }

    private static io.restassured.response.ValidatableResponse searched(
            String typed, String name, Object value, int status) {
        return Given.json(token)
                .queryParam("q", typed)
                .queryParam(name, value)
                .get(CUSTOMERS)
                .then()
                .statusCode(status);
    }
}

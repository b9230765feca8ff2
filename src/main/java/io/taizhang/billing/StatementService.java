package io.taizhang.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.notify.CapitalAmount;
import io.taizhang.notify.Prints;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import io.taizhang.platform.Sha256;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** Statements of account (往来对账函): what the account said in a period, issued, and answered by the customer. */
@ApplicationScoped
@Transactional
class StatementService {

    private static final String SUBJECT = "account_statement";
    private static final int LONGEST_PERIOD_DAYS = 366;
    private static final int MOST_MOVEMENTS = 5_000;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final EntityManager em;
    private final CustomerFile file;
    private final Lists lists;
    private final Rows rows;
    private final Prints prints;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    StatementService(
            EntityManager em,
            CustomerFile file,
            Lists lists,
            Rows rows,
            Prints prints,
            ObjectMapper json,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.em = em;
        this.file = file;
        this.lists = lists;
        this.rows = rows;
        this.prints = prints;
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** What the account says in a period, as things stand now. */
    StatementContent content(UUID customerId, LocalDate from, LocalDate to) {
        file.require(customerId);
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_PERIOD_DAYS || to.isAfter(time.today())) {
            throw Refusal.rule("statement_period_wrong", LONGEST_PERIOD_DAYS).at("to");
        }
        var opening = effectBefore(customerId, from);
        var balance = opening;
        var debits = 0L;
        var credits = 0L;
        var movements = new ArrayList<StatementContent.Movement>();
        for (var row : effects(customerId, from, to)) {
            var effect = ((Number) row[4]).longValue();
            balance += effect;
            debits += Math.max(0, effect);
            credits += Math.max(0, -effect);
            movements.add(new StatementContent.Movement(
                    (LocalDate) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    Money.fen(effect),
                    Money.fen(balance)));
        }
        if (movements.size() > MOST_MOVEMENTS) {
            throw Refusal.rule("statement_too_long", MOST_MOVEMENTS).at("from");
        }
        return new StatementContent(
                from, to, Money.fen(opening), Money.fen(debits), Money.fen(credits), Money.fen(balance), movements);
    }

    private long effectBefore(UUID customerId, LocalDate day) {
        return session()
                .createNativeQuery(
                        "select cast(coalesce(sum(effect_minor), 0) as bigint) from entry where customer_id = :customer"
                                + " and status = 'POSTED' and business_date < :day",
                        Long.class)
                .setParameter("customer", customerId)
                .setParameter("day", day)
                .getSingleResult();
    }

    private List<Object[]> effects(UUID customerId, LocalDate from, LocalDate to) {
        return session()
                .createNativeQuery(
                        "select business_date, number, type, memo, effect_minor from entry where customer_id = :customer"
                                + " and status = 'POSTED' and effect_minor <> 0 and business_date between :from and :to"
                                + " order by business_date, posted_at, id",
                        Object[].class)
                .addScalar("business_date", LocalDate.class)
                .addScalar("number", String.class)
                .addScalar("type", String.class)
                .addScalar("memo", String.class)
                .addScalar("effect_minor", Long.class)
                .setParameter("customer", customerId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(MOST_MOVEMENTS + 1)
                .getResultList();
    }

    private Session session() {
        return em.unwrap(Session.class);
    }

    Page<StatementView> list(ListRequest request) {
        return lists.page(
                        AccountStatement.class,
                        StatementView.class,
                        request,
                        "-createdAt",
                        List.of(file.visible("e.customerId")))
                .mapAll(this::views);
    }

    StatementView get(UUID id) {
        return view(require(id));
    }

    /** Keeps what the account says in a period under a number and a hash, for the customer to confirm. */
    StatementView issue(IssueStatement command) {
        file.requireFor(command.customerId(), "/customerId");
        var content = content(command.customerId(), command.from(), command.to());
        var text = canonical(content);
        var number = session()
                .createNativeQuery("select nextval('account_statement_number')", Long.class)
                .getSingleResult();
        var statement = new AccountStatement(
                "DZ%d%06d".formatted(time.today().getYear(), number),
                command.customerId(),
                content,
                read(text),
                Sha256.hex(text),
                caller.id());
        em.persist(statement);
        em.flush();
        var view = view(statement);
        audit.record("statement.issued", SUBJECT, statement.id(), statement.customerId, null, view);
        return view;
    }

    /** What the customer says; one that is confirmed stays confirmed. */
    StatementView answer(UUID id, Version version, AnswerStatement command) {
        var statement = rows.lock(AccountStatement.class, id, List.of(file.visible("e.customerId")));
        var before = view(statement);
        version.requireCurrent(statement.version(), () -> before);
        if (statement.answer == StatementAnswer.CONFIRMED) {
            throw Refusal.conflict("statement_confirmed", statement.number);
        }
        statement.answer = command.answer();
        statement.answeredOn = time.today();
        statement.answeredBy = command.answeredBy();
        statement.answerNote = command.note();
        em.flush();
        var after = view(statement);
        audit.record("statement.answered", SUBJECT, id, statement.customerId, before, after);
        return after;
    }

    /** The statement as it was issued, to print. */
    String html(UUID id, String language) {
        var statement = require(id);
        return prints.html("statement", language, title(language), data(statement));
    }

    /** The statement as it was issued, as PDF. */
    byte[] pdf(UUID id, String language) {
        var statement = require(id);
        return prints.pdf("statement", language, title(language), data(statement));
    }

    private static String title(String language) {
        return BillMailing.CHINESE.equals(language) ? "往来对账函" : "Statement of account";
    }

    private Map<String, Object> data(AccountStatement statement) {
        var view = view(statement);
        var content = json.convertValue(statement.content, StatementContent.class);
        var data = new HashMap<String, Object>();
        data.put("number", view.number());
        data.put("customer", view.customerName());
        data.put("from", view.periodFrom());
        data.put("to", view.periodTo());
        data.put("opening", view.opening());
        data.put("debits", view.debits());
        data.put("credits", view.credits());
        data.put("closing", view.closing());
        data.put("capital", CapitalAmount.of(view.closing()));
        data.put("sha256", view.sha256());
        data.put(
                "movements",
                content.movements().stream()
                        .map(line -> Map.of(
                                "day",
                                line.day(),
                                "number",
                                line.number(),
                                "memo",
                                Objects.requireNonNullElse(line.memo(), ""),
                                "effect",
                                line.effect(),
                                "balance",
                                line.balance()))
                        .toList());
        return data;
    }

    private AccountStatement require(UUID id) {
        return rows.require(AccountStatement.class, id, List.of(file.visible("e.customerId")));
    }

    private StatementView view(AccountStatement statement) {
        return views(List.of(statement)).get(0);
    }

    private List<StatementView> views(List<AccountStatement> statements) {
        var names = file.find(statements.stream()
                .map(statement -> statement.customerId)
                .distinct()
                .toList());
        return statements.stream()
                .map(statement -> StatementView.of(
                        statement,
                        Objects.requireNonNull(names.get(statement.customerId)).name()))
                .toList();
    }

    private String canonical(StatementContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> read(String text) {
        try {
            return Objects.requireNonNull(json.readValue(text, OBJECT));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

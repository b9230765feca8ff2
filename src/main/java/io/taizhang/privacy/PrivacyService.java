package io.taizhang.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a person may ask of us: what is kept about them, and who looked at it. */
@ApplicationScoped
@Transactional
class PrivacyService {

    private static final TypeReference<TreeMap<String, List<JsonNode>>> TABLES = new TypeReference<>() {};

    private final EntityManager em;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Lists lists;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final ObjectMapper json;
    private final OpenedData opened;

    PrivacyService(
            EntityManager em,
            CustomerFile file,
            StaffDirectory staff,
            Lists lists,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            ObjectMapper json,
            OpenedData opened) {
        this.em = em;
        this.file = file;
        this.staff = staff;
        this.lists = lists;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.json = json;
        this.opened = opened;
    }

    Page<AccessView> accesses(UUID customerId, ListRequest request) {
        file.require(customerId);
        var own = Condition.of("e.customerId = :customer", Map.of("customer", customerId));
        return lists.page(CustomerAccess.class, AccessView.class, request, "-firstAt", List.of(own))
                .mapAll(this::accessViews);
    }

    /** Everything about one customer. It is written down that it was given out, and how much of what. */
    PersonalDataView export(UUID customerId) {
        var customer = file.require(customerId);
        var tables = tables(customerId);
        opened.open(customerId, tables);
        var counts = new TreeMap<String, Integer>();
        tables.forEach((table, rows) -> {
            if (!rows.isEmpty()) {
                counts.put(table, rows.size());
            }
        });
        audit.record("personal_data.exported", "customer", customerId, customerId, null, counts);
        return new PersonalDataView(
                customerId,
                customer.number(),
                customer.name(),
                time.shown(time.now()),
                caller.name(),
                tables,
                withheld());
    }

    private Map<String, List<JsonNode>> tables(UUID customerId) {
        var text = (String) em.createNativeQuery("select cast(personal_data(:customer) as text)", String.class)
                .setParameter("customer", customerId)
                .getSingleResult();
        try {
            return json.readValue(text, TABLES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The database gave out what is no JSON", broken);
        }
    }

    @SuppressWarnings("unchecked")
    private List<PersonalDataView.Withheld> withheld() {
        List<Object[]> rows = em.createNativeQuery(
                        "select table_name, column_name, reason from personal_data_withheld"
                                + " order by table_name, column_name",
                        Object[].class)
                .getResultList();
        return rows.stream()
                .map(row -> new PersonalDataView.Withheld((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    private List<AccessView> accessViews(List<CustomerAccess> rows) {
        var names = staff.names(rows.stream().map(row -> row.staffId).distinct().toList());
        return rows.stream()
                .map(row -> new AccessView(row.id, row.staffId, names.get(row.staffId), row.onDay, row.firstAt))
                .toList();
    }
}

package io.taizhang.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looking at alerts, and setting from when on something is one. */
@ApplicationScoped
@Transactional
class AlertService {

    private final Alerts alerts;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    AlertService(
            Alerts alerts,
            StaffDirectory staff,
            OrgDirectory units,
            MergePatch patches,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.alerts = alerts;
        this.staff = staff;
        this.units = units;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<AlertView> list(ListRequest request) {
        return alerts.page(request).mapAll(this::views);
    }

    AlertView get(UUID id) {
        return view(alerts.require(id));
    }

    AlertView acknowledge(UUID id, AcknowledgeAlert command) {
        var alert = alerts.lock(id);
        var before = view(alert);
        alert.acknowledge(caller.id(), time.now(), command.note().strip());
        alerts.flush();
        var after = view(alert);
        audit.record("alert.acknowledged", "alert", id, null, before, after);
        return after;
    }

    Page<AlertRuleView> listRules(ListRequest request) {
        return alerts.rules(request).map(AlertRuleView::of);
    }

    AlertRuleView changeRule(UUID id, Version version, JsonNode patch) {
        var rule = alerts.lockRule(id);
        var before = AlertRuleView.of(rule);
        version.requireCurrent(rule.version(), () -> before);
        rule.apply(patches.apply(rule.editable(), patch));
        alerts.flush();
        var after = AlertRuleView.of(rule);
        audit.record("alert_rule.changed", "alert_rule", id, null, before, after);
        return after;
    }

    private AlertView view(Alert alert) {
        return views(List.of(alert)).get(0);
    }

    private List<AlertView> views(List<Alert> shown) {
        var people = shown.stream().flatMap(alert -> Stream.of(alert.operatorId, alert.acknowledgedBy));
        var names = new AlertView.Names(
                alerts.cardNumbers(present(shown.stream().map(alert -> alert.cardId))),
                staff.names(present(people)),
                units.names(present(shown.stream().map(alert -> alert.shopId))));
        return shown.stream().map(alert -> AlertView.of(alert, names)).toList();
    }

    private static Set<UUID> present(Stream<UUID> ids) {
        return ids.filter(Objects::nonNull).collect(Collectors.toSet());
    }
}

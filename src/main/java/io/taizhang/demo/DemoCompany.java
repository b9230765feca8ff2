package io.taizhang.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.cardprogram.BonusTier;
import io.taizhang.cardprogram.CardKind;
import io.taizhang.cardprogram.CardProgramService;
import io.taizhang.cardprogram.DefineCardProgram;
import io.taizhang.cardprogram.SpendOrder;
import io.taizhang.identity.CreateOrgUnit;
import io.taizhang.identity.CreateStaff;
import io.taizhang.identity.OrgUnitKind;
import io.taizhang.identity.OrgUnitService;
import io.taizhang.identity.Role;
import io.taizhang.identity.ScopeKind;
import io.taizhang.identity.StaffService;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Founds the fictional tea chain: a region, three shops, their staff (who need a password reset to sign in), a card. */
@ApplicationScoped
class DemoCompany {

    private final OrgUnitService units;
    private final StaffService staff;
    private final CardProgramService programs;
    private final EntityManager em;

    DemoCompany(OrgUnitService units, StaffService staff, CardProgramService programs, EntityManager em) {
        this.units = units;
        this.staff = staff;
        this.programs = programs;
        this.em = em;
    }

    DemoCast found() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var root = units.company();
            var region = unit(root, OrgUnitKind.REGION, "DEMO", "晨曦茶饮（演示）");
            var office = new DemoCast.Office(
                    person("demo.manager", "周店长", Role.MANAGER, ScopeKind.SUBTREE, region),
                    person("demo.finance", "钱会计", Role.FINANCE, ScopeKind.SUBTREE, region),
                    person("demo.service", "何客服", Role.SERVICE, ScopeKind.SUBTREE, region));
            person("demo.audit", "孙审计", Role.AUDITOR, ScopeKind.SUBTREE, region);
            var shops = List.of(
                    shop(region, 1, "人民广场店", "陈经理", "小李"),
                    shop(region, 2, "徐家汇店", "吴经理", "小赵"),
                    shop(region, 3, "五角场店", "郑经理", "小孙"));
            return new DemoCast(shops, office, cardProgram());
        });
    }

    private DemoCast.Shop shop(UUID region, int number, String name, String accountManager, String cashier) {
        var id = unit(region, OrgUnitKind.SHOP, "DEMO-" + number, name);
        return new DemoCast.Shop(
                id,
                name,
                person("demo.sales" + number, accountManager, Role.ACCOUNT_MANAGER, ScopeKind.TEAM, id),
                person("demo.cashier" + number, cashier, Role.CASHIER, ScopeKind.SUBTREE, id));
    }

    private UUID unit(UUID parent, OrgUnitKind kind, String code, String name) {
        var id = units.create(new CreateOrgUnit(parent, kind, code, name)).id();
        DemoScene.mark(em, id, "org_unit");
        return id;
    }

    private UUID person(String username, String name, Role role, ScopeKind scope, UUID unit) {
        var id =
                staff.create(new CreateStaff(username, name, role, scope, unit)).id();
        DemoScene.mark(em, id, "staff");
        return id;
    }

    private UUID cardProgram() {
        var tiers = List.of(
                new BonusTier(Money.fen(20_000), Money.fen(1_000)),
                new BonusTier(Money.fen(50_000), Money.fen(5_000)),
                new BonusTier(Money.fen(100_000), Money.fen(15_000)));
        var program = programs.define(new DefineCardProgram(
                "DEMO", "晨曦会员卡", CardKind.REGISTERED, null, null, null, null, tiers, SpendOrder.BONUS_FIRST, null));
        DemoScene.mark(em, program.id(), "card_program");
        return program.id();
    }
}

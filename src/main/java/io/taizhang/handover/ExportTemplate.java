package io.taizhang.handover;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How the files of one finance system look. */
@Entity
@Table(name = "gl_export_template")
class ExportTemplate extends BaseEntity {

    @Column(updatable = false)
    String code;

    String name;

    @Enumerated(EnumType.STRING)
    ExportFormat format;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    ExportLayout layout;

    protected ExportTemplate() {}

    ExportTemplate(String code, ExportCommands.ChangeExportTemplate terms) {
        terms.layout().requireDistinctSheets();
        this.code = code;
        this.name = terms.name().strip();
        this.format = terms.format();
        this.layout = terms.layout();
    }

    void apply(ExportCommands.ChangeExportTemplate terms) {
        terms.layout().requireDistinctSheets();
        name = terms.name().strip();
        format = terms.format();
        layout = terms.layout();
    }

    ExportCommands.ChangeExportTemplate editable() {
        return new ExportCommands.ChangeExportTemplate(name, format, layout);
    }
}

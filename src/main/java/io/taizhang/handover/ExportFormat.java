package io.taizhang.handover;

/** What kind of file an export is. */
public enum ExportFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    TEXT("txt", "text/plain"),
    JSON("json", "application/json");

    final String ending;
    final String type;

    ExportFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }
}

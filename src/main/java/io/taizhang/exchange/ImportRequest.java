package io.taizhang.exchange;

import io.taizhang.tabular.TableFormat;
import java.util.List;

/** An upload that has been looked at and can be imported as the options say. */
record ImportRequest(Upload upload, TableFormat format, List<String> header, ImportOptions options) {}

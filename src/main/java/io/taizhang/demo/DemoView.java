package io.taizhang.demo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether there is demonstration data and how many of its customers are there. */
record DemoView(DemoStatus status, @Schema(description = "Customers of the demonstration by now.") long customers) {}

package io.taizhang.demo;

/** Where the demonstration stands. */
enum DemoStatus {
    ABSENT,
    LOADING,
    LOADED
}

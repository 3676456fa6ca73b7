/** The test kit that every module's tests share: a real PostgreSQL, a clock moved by hand, a clean database each test. */
package dev.earlyaccess.testing;

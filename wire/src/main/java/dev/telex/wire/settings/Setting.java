package dev.telex.wire.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A setting: a component of a settings record. A component without it is a record of settings, or a map of
/// such records by names of the user's.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// As a user would write it; a list's items are separated by commas. "" where there is none: the component
    /// is then null, or an empty list or map.
    String value() default "";

    /// What it does, in one line.
    String says();
}

package dev.telex.testing;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Gives tests their [Kafka] and their [Elasticsearch], one of each for all the test classes of a JVM.
///
/// Embedded ones, or containers with `-Pcontainers`; without a Docker engine such a run skips the classes that take
/// servers. They start when the first class that takes them does, both at once where it takes both, and stop after
/// the last test.
public final class Servers implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Servers.class);

    /// A name that no other test has: the prefix and a random part, fit for a topic, an index, a group.
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass()
                .filter(tests -> !kindsTakenBy(tests).isEmpty())
                .flatMap(_ -> Source.configured().obstacle())
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("its servers can start"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        kindsTakenBy(context.getRequiredTestClass()).forEach(kind -> starting(kind, context));
    }

    private static Set<Class<?>> kindsTakenBy(Class<?> tests) {
        return Stream.concat(
                        Arrays.stream(tests.getDeclaredConstructors()),
                        ReflectionSupport.streamMethods(tests, _ -> true, HierarchyTraversalMode.TOP_DOWN))
                .flatMap(taker -> Arrays.stream(taker.getParameterTypes()))
                .filter(Servers::isKind)
                .collect(toSet());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isKind(parameter.getParameter().getType());
    }

    @Override
    public Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return starting(parameter.getParameter().getType(), context).server();
    }

    private static boolean isKind(Class<?> type) {
        return Server.class.isAssignableFrom(type) && type != Server.class;
    }

    private static Starting starting(Class<?> kind, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        kind, _ -> new Starting(Source.configured(), kind.asSubclass(Server.class)), Starting.class);
    }
}

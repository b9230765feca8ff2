package io.taizhang.notify;

import io.quarkus.qute.Evaluator;
import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.Template;
import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The loop of the engine, {@code {#for item in items}}, that ends after so many turns of one rendering: loops within loops,
 * or one over a number, would otherwise keep a server busy for as long as their author likes.
 */
final class CountedLoop implements SectionHelperFactory<SectionHelper> {

    /** The attribute of a rendering that counts its turns. */
    static final String STEPS = "taizhang.steps";

    private static final int MAX_STEPS = 20_000;

    private final LoopSectionHelper.Factory loops = new LoopSectionHelper.Factory();

    @Override
    public List<String> getDefaultAliases() {
        return loops.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loops.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loops.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return loops.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        var loop = loops.initialize(context);
        return turn -> loop.resolve(new Counted(turn));
    }

    private record Counted(SectionHelper.SectionResolutionContext turn)
            implements SectionHelper.SectionResolutionContext {

        @Override
        public CompletionStage<Map<String, Object>> evaluate(Map<String, Expression> parameters) {
            return turn.evaluate(parameters);
        }

        @Override
        public ResolutionContext resolutionContext() {
            return new OverLists(turn.resolutionContext());
        }

        @Override
        public ResolutionContext newResolutionContext(Object data, Map<String, SectionBlock> blocks) {
            return turn.newResolutionContext(data, blocks);
        }

        @Override
        public CompletionStage<ResultNode> execute(@Nullable SectionBlock block, ResolutionContext context) {
            if (turn.resolutionContext().getAttribute(STEPS) instanceof AtomicInteger steps
                    && steps.incrementAndGet() > MAX_STEPS) {
                throw Refusal.rule("template_too_large", MAX_STEPS);
            }
            return turn.execute(block, context);
        }

        @Override
        public Map<String, Object> getParameters() {
            return turn.getParameters();
        }
    }

    /** Where the engine finds out what to go through: a number would be unfolded to a list before the first turn. */
    private record OverLists(ResolutionContext inner) implements ResolutionContext {

        @Override
        public CompletionStage<Object> evaluate(String expression) {
            return inner.evaluate(expression).thenApply(OverLists::requireList);
        }

        @Override
        public CompletionStage<Object> evaluate(Expression expression) {
            return inner.evaluate(expression).thenApply(OverLists::requireList);
        }

        @Override
        public ResolutionContext createChild(Object data, Map<String, SectionBlock> blocks) {
            return inner.createChild(data, blocks);
        }

        @Override
        public Object getData() {
            return inner.getData();
        }

        @Override
        public ResolutionContext getParent() {
            return inner.getParent();
        }

        @Override
        public SectionBlock getExtendingBlock(String name) {
            return inner.getExtendingBlock(name);
        }

        @Override
        public SectionBlock getCurrentExtendingBlock(String name) {
            return inner.getCurrentExtendingBlock(name);
        }

        @Override
        public Object getAttribute(String key) {
            return inner.getAttribute(key);
        }

        @Override
        public Template getTemplate() {
            return inner.getTemplate();
        }

        @Override
        public Evaluator getEvaluator() {
            return inner.getEvaluator();
        }

        private static Object requireList(Object value) {
            if (value instanceof Number) {
                throw Refusal.rule("template_invalid", "{#for … in " + value + "}");
            }
            return value;
        }
    }
}

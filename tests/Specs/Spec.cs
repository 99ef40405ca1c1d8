using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;

namespace Coordination.Specs;

/// <summary>Given past facts, when a command, then new facts or a refusal. Needs no database.</summary>
public sealed record Spec<TState, TEvent>(StreamOf<TState, TEvent> Stream, Circumstances At) where TState : class where TEvent : class
{
    public GivenFacts Given(params TEvent[] facts) => new(this, facts.Aggregate(default(TState), Stream.Evolve));

    public Spec<TState, TEvent> By(Circumstances at) => this with { At = at };

    public sealed record GivenFacts(Spec<TState, TEvent> Spec, TState? State)
    {
        public Outcome When(ICommand<TState, TEvent> command) => new(this, command, command.Decide(State!, Spec.At));
    }

    public sealed record Outcome(GivenFacts Given, ICommand<TState, TEvent> Command, Decision<TEvent> Decision)
    {
        public Outcome Then(params TEvent[] expected)
        {
            Decision.Should().BeOfType<Decision<TEvent>.Accepted>().Which.Recorded.Should().Equal(expected);
            return this;
        }

        public Outcome Under(params string[] clauses)
        {
            Decision.Should().BeOfType<Decision<TEvent>.Accepted>().Which.Under.Select(c => c.Value).Should().Equal(clauses);
            return this;
        }

        public void ThenNothing() => Then();

        /// <summary>For commands that bring about a state: once it is so, the same command is accepted and records nothing more.</summary>
        public void AndOnlyOnce() =>
            new GivenFacts(Given.Spec, Decision.Events.Aggregate(Given.State, Given.Spec.Stream.Evolve)).When(Command).ThenNothing();

        public void ThenRefused(Refusal expected, params TEvent[] kept)
        {
            var refused = Decision.Should().BeOfType<Decision<TEvent>.Refused>().Which;
            refused.Why.Code.Should().Be(expected.Code);
            refused.Recorded.Should().Equal(kept);
        }
    }
}

/// <summary>The same sentence endings for one command over several owners.</summary>
public static class Agreed
{
    public static void Then(this Agreement agreement, params object[] expected)
    {
        agreement.Refused.Should().BeNull();
        agreement.Facts.Select(f => f.Event).Should().Equal(expected);
    }

    public static void ThenRefused(this Agreement agreement, Refusal expected, params object[] kept)
    {
        agreement.Refused?.Code.Should().Be(expected.Code);
        agreement.Refused.Should().NotBeNull();
        agreement.Facts.Select(f => f.Event).Should().Equal(kept);
    }
}

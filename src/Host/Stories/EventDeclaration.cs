using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>How an event looks in a story.</summary>
public enum EventTone { Plain, Done, Warning }

/// <summary>What the sentence of one event may speak of besides the event itself.</summary>
/// <param name="State">What the event's stream has become, where its kind is folded for sentences.</param>
public sealed record EventContext(NameDisclosure Names, object? State)
{
    public Opened Name(PersonId person) => Names.NameOf(person);
}

/// <summary>How one kind of event is told: the values of its sentence, its icon, its tone.</summary>
public sealed class EventDeclaration(Type type, string icon, EventTone tone, Func<object, EventContext, object[]> values)
{
    private Func<object, string> variant = _ => "";

    public Type Type => type;
    public string Icon => icon;
    public EventTone Tone => tone;

    /// <summary>Whether a person would name this event when asked what a command did.</summary>
    public bool IsHeadline { get; private set; }

    public string Key(object happened) => $"story.{EventNames.Of(type).Name}{variant(happened)}";

    public object[] Values(object happened, EventContext says) => values(happened, says);

    public EventDeclaration Headline()
    {
        IsHeadline = true;
        return this;
    }

    /// <summary>The sentence differs by this code of the event.</summary>
    public EventDeclaration By<TEvent>(Func<TEvent, Enum> code)
    {
        variant = happened => "." + code((TEvent)happened).Code();
        return this;
    }
}

public static class EventDeclarations
{
    public static EventDeclaration Event<TEvent>(this FeatureBuilder it, Func<TEvent, EventContext, object[]> values,
        string icon = "circle-dot", EventTone tone = EventTone.Plain) where TEvent : class =>
        it.Add(new EventDeclaration(typeof(TEvent), icon, tone, (happened, says) => values((TEvent)happened, says)));

    /// <summary>An event whose sentence names nothing.</summary>
    public static EventDeclaration Event<TEvent>(this FeatureBuilder it, string icon = "circle-dot", EventTone tone = EventTone.Plain)
        where TEvent : class => it.Event<TEvent>((_, _) => [], icon, tone);
}

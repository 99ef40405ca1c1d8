using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>The look of an event in a story.</summary>
public enum EventTone { Plain, Done, Warning }

/// <summary>What the sentence of an event can use besides the event itself.</summary>
/// <param name="State">The present state of the event's stream, if its kind is folded for sentences.</param>
/// <param name="Entries">The operations that have a name as something entered for somebody else.</param>
public sealed record EventContext(NameDisclosure Names, object? State, IReadOnlySet<string> Entries)
{
    /// <summary>The name of an operation as something entered. One that this Host does not have gets a general name.</summary>
    public Coded Entry(string operation) => new("entry", Entries.Contains(operation) ? operation : "other");

    public Opened Name(PersonId person) => Names.NameOf(person);
}

/// <summary>How one kind of event is shown: the values of its sentence, its icon, its tone.</summary>
public sealed class EventDeclaration(Type type, string icon, EventTone tone, Func<object, EventContext, object[]> values)
{
    private readonly List<string> corrected = [];
    private Func<object, string> variant = _ => "";

    public Type Type => type;
    public string Icon => icon;
    public EventTone Tone => tone;

    /// <summary>Whether the event is the main result of its command for a person.</summary>
    public bool IsHeadline { get; private set; }

    /// <summary>The stored names of the events that it says were not right.</summary>
    public IReadOnlyList<string> Corrected => corrected;

    public string Key(object happened) => $"story.{EventNames.Of(type).Name}{variant(happened)}";

    public object[] Values(object happened, EventContext says) => values(happened, says);

    public EventDeclaration Headline()
    {
        IsHeadline = true;
        return this;
    }

    /// <summary>
    /// It says that an earlier event of its stream was not right: the one whose version it names as <c>corrects</c>, or the last of this
    /// kind.
    /// </summary>
    public EventDeclaration Corrects<TEvent>() where TEvent : class
    {
        corrected.Add(EventNames.Of(typeof(TEvent)).Name);
        return this;
    }

    /// <summary>The sentence depends on this code of the event.</summary>
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

    /// <summary>An event whose sentence has no values.</summary>
    public static EventDeclaration Event<TEvent>(this FeatureBuilder it, string icon = "circle-dot", EventTone tone = EventTone.Plain)
        where TEvent : class => it.Event<TEvent>((_, _) => [], icon, tone);
}

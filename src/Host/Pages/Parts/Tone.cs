namespace Coordination.Host.Pages.Parts;

/// <summary>How urgent something is. Always shown with a word and an icon too, never by colour alone.</summary>
public enum Tone { Plain, Ok, Info, Soon, Urgent }

public static class ToneWords
{
    extension(Tone tone)
    {
        public string Style => tone is Tone.Plain ? "" : tone.ToString().ToLowerInvariant();

        public string Icon => tone switch
        {
            Tone.Ok => "check",
            Tone.Soon => "hourglass",
            Tone.Urgent => "triangle-alert",
            _ => "circle-dot",
        };
    }
}

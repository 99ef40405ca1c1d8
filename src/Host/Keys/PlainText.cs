using System.Text;

namespace Coordination.Host.Keys;

/// <summary>Turns typed text into text as it is stored: NFC, without NUL and without lone surrogates.</summary>
public static class PlainText
{
    public static string Kept(string field, string typed)
    {
        if (typed.Contains('\0', StringComparison.Ordinal)) throw new UnacceptableTextException(field, "The text holds a NUL character.");
        if (HasHalfCharacter(typed)) throw new UnacceptableTextException(field, "The text holds half of a character (a lone surrogate).");
        return typed.Normalize(NormalizationForm.FormC);
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What results may mean, in plain words; who has seen to these words, and that they are no diagnosis.
Column {
    id: group

    required property Scroller scroller
    required property var remarks
    required property string reviewed

    property Remark firstRemark: null

    spacing: Theme.mm(3)

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: qsTr("What this may mean")
        next: group.spacing + (group.firstRemark?.headHeight ?? 0)
        detail: [qsTr("This is not a diagnosis."), group.reviewed === "" ? qsTr("No clinician has reviewed these words yet.") : qsTr("Reviewed by: %1").arg(group.reviewed)].join(Theme.latin ? " " : "")
    }

    Repeater {
        onItemAdded: (index, item) => {
            if (index === 0)
                group.firstRemark = item as Remark;
        }
        model: group.remarks.length

        Remark {
            required property int index
            width: group.width
            scroller: group.scroller
            offset: group.y
            remark: group.remarks[index] ?? {}
        }
    }
}
